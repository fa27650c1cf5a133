package io.cruddur.conversations.admin;

import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * The seed's conversation, between {@code andrewbrown} and {@code bayko}: 104 messages, one a minute, from a day ago.
 */
@ApplicationScoped
public class SeedConversation {

    /** Its id. */
    public static final ConversationId ID =
            ConversationId.parse("5ae290ed-55d1-47a0-bc6d-fe2bc2700399").orElseThrow();

    private static final Duration PACE = Duration.ofMinutes(1);
    private static final Duration AGE = Duration.ofDays(1);

    private final Users users;
    private final SendScript sendScript;

    SeedConversation(Users users, SendScript sendScript) {
        this.users = users;
        this.sendScript = sendScript;
    }

    /** Sends what isn't there yet, and tells how much that was. */
    public Uni<Long> load() {
        List<String> lines = lines();
        return Uni.combine()
                .all()
                .unis(person("andrewbrown"), person("bayko"))
                .with((andrew, bayko) -> new Script(
                        ID, List.of(andrew, bayko), index -> lines.get((int) index), lines.size(), PACE, AGE))
                .chain(sendScript::send);
    }

    /** What is said in it, a message a line. */
    static List<String> lines() {
        return Resources.text("db/dialogue.txt").lines().toList();
    }

    private Uni<User> person(String handle) {
        return users.byHandle(new Handle(handle))
                .map(user -> user.orElseThrow(
                        () -> Failure.of(Exit.FAILED, "Postgres has nobody of the handle " + handle + ".")
                                .hint("`conversations db seed` puts the people of the seed there.")));
    }
}
