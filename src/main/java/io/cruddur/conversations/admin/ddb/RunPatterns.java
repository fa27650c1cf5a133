package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.SeedConversation;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Inbox;
import io.cruddur.conversations.conversation.Listing;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.message.Draft;
import io.cruddur.conversations.message.MessageText;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.SendMessage;
import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table's access patterns, carried out as the service does it, each with what it asks DynamoDB for and what that costs.
 * It reads the seed's conversation if there is one. It writes a conversation of two people who don't exist, and takes it
 * away again.
 */
@ApplicationScoped
class RunPatterns {

    private static final int PAGE = 20;
    private static final Duration AGO = Duration.ofHours(1);
    private static final String TEXT =
            "This is what a message costs. ".repeat(5).strip();

    private final Heads heads;
    private final Messages messages;
    private final Inbox inbox;
    private final StartConversation startConversation;
    private final SendMessage sendMessage;
    private final Rows rows;
    private final Meter meter;
    private final InstantSource clock;

    RunPatterns(
            Heads heads,
            Messages messages,
            Inbox inbox,
            StartConversation startConversation,
            SendMessage sendMessage,
            Rows rows,
            Meter meter,
            InstantSource clock) {
        this.heads = heads;
        this.messages = messages;
        this.inbox = inbox;
        this.startConversation = startConversation;
        this.sendMessage = sendMessage;
        this.rows = rows;
        this.meter = meter;
        this.clock = clock;
    }

    /** All five, in the order of the alphabet. */
    List<Pattern> run() {
        var id = ConversationId.random();
        User ada = nobody("ada");
        User bob = nobody("bob");
        var there = meter.of(id, ada.id(), bob.id());
        Stamp now = new Stamp(clock.instant().minus(AGO));
        try {
            var d = there.measure(
                    "D", "a message that creates a conversation", startConversation.send(bob, draft(ada, now), id));
            var c = there.measure(
                    "C", "a message into a conversation", send(id, draft(bob, now.plus(Duration.ofSeconds(1)))));
            var e = there.measure(
                    "E",
                    "a message that moves both inbox rows",
                    send(id, draft(ada, now.plus(rows.settle().plusMinutes(1)))));
            Head head = now(heads.find(SeedConversation.ID))
                    .or(() -> now(heads.find(id)))
                    .orElseThrow();
            UserId reader = head.bySeniority().getFirst().id();
            var a = there.measure(
                    "A", "messages of a conversation, newest first", messages.newest(head.id(), reader, PAGE));
            var b = there.measure(
                    "B",
                    "conversations of a person, newest first",
                    inbox.page(reader, Listing.EVERYTHING, Optional.empty(), PAGE));
            return List.of(a, b, c, d, e);
        } finally {
            there.clear();
        }
    }

    private Uni<?> send(ConversationId id, Draft draft) {
        return sendMessage.send(id, draft);
    }

    private static Draft draft(User author, Stamp writtenAt) {
        return new Draft(author, new MessageText(TEXT), writtenAt);
    }

    private static User nobody(String name) {
        return new User(new UserId(UUID.randomUUID()), new Handle("nobody-" + name), "Nobody");
    }

    private static <T> T now(Uni<T> work) {
        return work.await().indefinitely();
    }
}
