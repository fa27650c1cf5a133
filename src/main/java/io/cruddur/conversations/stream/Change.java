package io.cruddur.conversations.stream;

import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.OriginalRow;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.message.OriginalMessage;
import io.cruddur.conversations.table.Item;
import java.util.Optional;

/**
 * A change of an item, as a record of the stream tells it. It may be told late, out of order and again, so what it says is
 * good for telling whose it is, and no more.
 *
 * @param sequence the record's number in the stream
 * @param before the item that was there
 * @param after the item that was put in its place; empty if it was removed, or the stream doesn't say
 */
record Change(String sequence, Item key, boolean removed, Optional<Item> before, Optional<Item> after) {

    /** Whether somebody else has stored a message; ours have numbers. */
    boolean isForeignMessage() {
        return !removed
                && key.pk().startsWith(Heads.PREFIX)
                && !Heads.isHead(key)
                && after.map(OriginalMessage::is).orElse(true);
    }

    /** Whether somebody else has stored an inbox row; ours say which message they show. */
    boolean isForeignRow() {
        return !removed
                && key.pk().startsWith(Rows.PREFIX)
                && after.map(OriginalRow::is).orElse(true);
    }

    /** The message of ours that was overwritten. */
    Optional<Item> overwrittenMessage() {
        return before.filter(item -> !OriginalMessage.is(item));
    }

    /** The row of ours that was overwritten. */
    Optional<Item> overwrittenRow() {
        return before.filter(item -> !OriginalRow.is(item));
    }

    /** For logs: where, and nothing of what. */
    @Override
    public String toString() {
        return sequence + " of " + key.pk() + " " + key.sk();
    }
}
