package io.cruddur.conversations.stream;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.message.Arrivals;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.OriginalMessage;
import io.cruddur.conversations.message.PutBack;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages that somebody else has stored. All that wait at the end of a conversation are taken in together, by their times,
 * so that it makes no difference which of them is told of first.
 */
@ApplicationScoped
class ForeignMessages {

    static final int MANY = 100;

    private final Dynamo dynamo;
    private final Messages messages;
    private final Rows rows;
    private final Moved moved;
    private final NewGroups newGroups;
    private final TakeInMessages takeInMessages;
    private final PutBack putBack;
    private final DeadLetters deadLetters;

    ForeignMessages(
            Dynamo dynamo,
            Messages messages,
            Rows rows,
            Moved moved,
            NewGroups newGroups,
            TakeInMessages takeInMessages,
            PutBack putBack,
            DeadLetters deadLetters) {
        this.dynamo = dynamo;
        this.messages = messages;
        this.rows = rows;
        this.moved = moved;
        this.newGroups = newGroups;
        this.takeInMessages = takeInMessages;
        this.putBack = putBack;
        this.deadLetters = deadLetters;
    }

    /** Settles the message as it is now; then one of ours that it was put in the place of. */
    Uni<Verdict> settle(Change change) {
        return dynamo.get("stream", change.key().pk(), change.key().sk())
                .chain(item -> item.filter(OriginalMessage::is)
                        .map(this::settle)
                        .orElseGet(() -> Uni.createFrom().item(Verdict.SETTLED)))
                .call(() -> change.overwrittenMessage()
                        .filter(Messages::isSound)
                        .map(putBack::message)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Verdict> settle(Item item) {
        return OriginalMessage.read(item)
                .map(this::settle)
                .orElseGet(() -> deadLetters.keep(item, "It lacks a conversation, a time, an author or a text."));
    }

    private Uni<Verdict> settle(OriginalMessage message) {
        ConversationId id = Heads.conversation(message.item());
        return messages.arrivals(id, MANY).chain(arrivals -> {
            if (arrivals.head().isPresent()) {
                return takeIn(id, message, arrivals);
            }
            return moved.find(id)
                    .chain(into -> into.isPresent() ? takeIn(into.get(), message, arrivals) : begin(id, message));
        });
    }

    private Uni<Verdict> takeIn(ConversationId into, OriginalMessage message, Arrivals arrivals) {
        var all = new ArrayList<>(arrivals.originals());
        all.removeIf(other -> other.origin().equals(message.origin()));
        all.add(message);
        all.sort(OriginalMessage.BY_TIME);
        return takeInMessages.takeIn(into, List.copyOf(all)).map(verdicts -> verdicts.get(all.indexOf(message)));
    }

    /** There is no such conversation; whose it is to be is in its author's inbox, or may be told later. */
    private Uni<Verdict> begin(ConversationId id, OriginalMessage message) {
        return rows.originals(message.author().id())
                .map(found -> found.stream()
                        .filter(row -> row.conversation().equals(id))
                        .findFirst())
                .chain(row -> row.map(newGroups::settle)
                        .orElseGet(() -> Uni.createFrom().item(Verdict.WAITING)));
    }
}
