package io.cruddur.conversations.admin;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.message.Draft;
import io.cruddur.conversations.message.MessageText;
import io.cruddur.conversations.message.SendMessage;
import io.cruddur.conversations.message.Sent;
import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The seed's conversation, between {@code andrewbrown} and {@code bayko}: 104 messages, one a minute, from a day ago. They
 * are sent like any others, by the authors' clocks of then, so a seed that was interrupted goes on where it stopped, and
 * one that is complete costs a read.
 */
@ApplicationScoped
class SeedConversation {

    private static final ConversationId ID =
            ConversationId.parse("5ae290ed-55d1-47a0-bc6d-fe2bc2700399").orElseThrow();
    private static final Duration PACE = Duration.ofMinutes(1);
    private static final Duration AGE = Duration.ofDays(1);

    private final Users users;
    private final Heads heads;
    private final SendMessage sendMessage;
    private final StartConversation startConversation;
    private final InstantSource clock;

    SeedConversation(
            Users users,
            Heads heads,
            SendMessage sendMessage,
            StartConversation startConversation,
            InstantSource clock) {
        this.users = users;
        this.heads = heads;
        this.sendMessage = sendMessage;
        this.startConversation = startConversation;
        this.clock = clock;
    }

    /** Sends what isn't there yet. */
    Uni<Void> load() {
        return Uni.combine()
                .all()
                .unis(person("andrewbrown"), person("bayko"), heads.find(ID))
                .asTuple()
                .chain(found -> load(List.of(found.getItem1(), found.getItem2()), found.getItem3()));
    }

    private Uni<Void> load(List<User> people, Optional<Head> head) {
        List<String> lines = Resources.text("db/dialogue.txt").lines().toList();
        long stored = head.map(Head::lastSeq).orElse(0L);
        Stamp first = head.map(Head::lastMessageAt)
                .map(last -> last.plus(PACE.multipliedBy(1 - stored)))
                .orElse(new Stamp(clock.instant().minus(AGE)));
        return Multi.createFrom()
                .items(LongStream.range(stored, lines.size()).boxed())
                .onItem()
                .transformToUniAndConcatenate(index -> {
                    User author = people.get((int) (index % 2));
                    User other = people.get((int) ((index + 1) % 2));
                    var text = new MessageText(lines.get(index.intValue()));
                    var draft = new Draft(author, text, first.plus(PACE.multipliedBy(index)));
                    return send(index, other, draft);
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Sent> send(long index, User other, Draft draft) {
        return index == 0 ? startConversation.send(other, draft, ID) : sendMessage.send(ID, draft);
    }

    private Uni<User> person(String handle) {
        return users.byHandle(new Handle(handle))
                .map(user -> user.orElseThrow(
                        () -> new IllegalStateException("The seed's conversation needs the user " + handle)));
    }
}
