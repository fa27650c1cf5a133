package io.cruddur.conversations.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Any number of conversations of any length, between people who are there for nothing else: {@code load1}, {@code load2}, …
 * The same conversation is between the same two however many there are, so a later load adds to an earlier one.
 */
@ApplicationScoped
public class SeedLoad {

    private static final Duration PACE = Duration.ofMinutes(1);
    private static final Duration AGE = Duration.ofDays(1);
    private static final int AT_ONCE = 16;
    private static final int REPETITIONS = 5;

    private final UsersSchema usersSchema;
    private final Users users;
    private final SendScript sendScript;

    SeedLoad(UsersSchema usersSchema, Users users, SendScript sendScript) {
        this.usersSchema = usersSchema;
        this.users = users;
        this.sendScript = sendScript;
    }

    /** Sends what isn't there yet, and tells of each conversation, as it is done, how much that was. */
    public Multi<Long> load(int conversations, int messages) {
        int people = people(conversations);
        List<String> lines = SeedConversation.lines();
        return usersSchema
                .crowd(people)
                .chain(() -> users.byHandles(handles(people)))
                .onItem()
                .transformToMulti(crowd -> Multi.createFrom()
                        .items(IntStream.range(0, conversations).boxed())
                        .onItem()
                        .transformToUni(number -> send(script(number, messages, lines, crowd)))
                        .merge(AT_ONCE));
    }

    /** Whatever was stored when it failed, it goes on from there. */
    private Uni<Long> send(Script script) {
        return sendScript
                .send(script)
                .onFailure(ProblemException.class)
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .atMost(REPETITIONS);
    }

    private static Script script(int number, int messages, List<String> lines, Map<Handle, User> crowd) {
        Duration fitting = AGE.dividedBy(Math.max(1, messages));
        int second = second(number);
        int first = number - second * (second - 1) / 2;
        return new Script(
                id(number),
                List.of(person(first, crowd), person(second, crowd)),
                index -> lines.get((int) ((index + number) % lines.size())),
                messages,
                fitting.compareTo(PACE) < 0 ? fitting : PACE,
                AGE);
    }

    private static ConversationId id(int number) {
        return new ConversationId(UUID.nameUUIDFromBytes(("load " + number).getBytes(UTF_8)));
    }

    private static User person(int index, Map<Handle, User> crowd) {
        return Objects.requireNonNull(crowd.get(handle(index)));
    }

    private static Handle handle(int index) {
        return new Handle("load" + (index + 1));
    }

    private static Set<Handle> handles(int people) {
        return IntStream.range(0, people).mapToObj(SeedLoad::handle).collect(Collectors.toSet());
    }

    /** Of the pairs (0, 1), (0, 2), (1, 2), (0, 3), … the second of one. */
    private static int second(int number) {
        return (int) ((1 + Math.sqrt(1 + 8.0 * number)) / 2);
    }

    private static int people(int conversations) {
        return second(conversations - 1) + 1;
    }
}
