package io.cruddur.conversations.stream;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.OriginalRow;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.message.Arrivals;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.PutBack;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Inbox rows that somebody else has stored. A conversation has its rows already, so such a row only says that there may be
 * a group that isn't known yet, and goes; ours comes back where it was put in its place.
 */
@ApplicationScoped
class ForeignRows {

    private final Dynamo dynamo;
    private final Messages messages;
    private final Moved moved;
    private final NewGroups newGroups;
    private final TakeInMessages takeInMessages;
    private final SurplusRows surplusRows;
    private final PutBack putBack;
    private final DeadLetters deadLetters;

    ForeignRows(
            Dynamo dynamo,
            Messages messages,
            Moved moved,
            NewGroups newGroups,
            TakeInMessages takeInMessages,
            SurplusRows surplusRows,
            PutBack putBack,
            DeadLetters deadLetters) {
        this.dynamo = dynamo;
        this.messages = messages;
        this.moved = moved;
        this.newGroups = newGroups;
        this.takeInMessages = takeInMessages;
        this.surplusRows = surplusRows;
        this.putBack = putBack;
        this.deadLetters = deadLetters;
    }

    /** Settles the row as it is now; then ours that it was put in the place of. */
    Uni<Verdict> settle(Change change) {
        return dynamo.get("stream", change.key().pk(), change.key().sk())
                .chain(item -> item.filter(OriginalRow::is)
                        .map(this::settle)
                        .orElseGet(() -> Uni.createFrom().item(Verdict.SETTLED)))
                .call(() -> putBack(change));
    }

    private Uni<Verdict> settle(Item item) {
        return OriginalRow.read(item)
                .map(this::settle)
                .orElseGet(() ->
                        deadLetters.keep(item, "It doesn't say whose it is, of which conversation, or with whom."));
    }

    private Uni<Verdict> settle(OriginalRow row) {
        return messages.arrivals(row.conversation(), ForeignMessages.MANY).chain(arrivals -> {
            if (arrivals.head().isPresent()) {
                return surplus(row, row.conversation(), arrivals);
            }
            return moved.find(row.conversation())
                    .chain(into -> into.isPresent() ? surplus(row, into.get(), arrivals) : newGroups.settle(row));
        });
    }

    private Uni<Verdict> surplus(OriginalRow row, ConversationId into, Arrivals arrivals) {
        return takeInMessages.takeIn(into, arrivals.originals()).chain(() -> surplusRows.remove(row, into));
    }

    private Uni<Void> putBack(Change change) {
        Optional<Item> ours = change.overwrittenRow();
        var owner = Rows.owner(change.key().pk());
        if (ours.isEmpty() || owner.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var conversations = Stream.of(ours, change.after())
                .flatMap(Optional::stream)
                .flatMap(item -> item.text("message_group_uuid").stream())
                .flatMap(id -> ConversationId.parse(id).stream())
                .distinct();
        return Multi.createFrom()
                .items(conversations)
                .onItem()
                .transformToUniAndConcatenate(
                        id -> putBack.row(id, owner.get(), change.key().sk()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
