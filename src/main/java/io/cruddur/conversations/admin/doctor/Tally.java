package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.OriginalMessage;
import io.cruddur.conversations.table.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be known of a conversation's messages, counted as they come, by their times. */
final class Tally {

    private final ConversationId id;
    private final List<Finding> findings = new ArrayList<>();
    private long last;
    private @Nullable Item newest;

    Tally(ConversationId id) {
        this.id = id;
    }

    void add(Item item) {
        if (OriginalMessage.is(item)) {
            find(Ill.MESSAGE_ORIGINAL, item.sk());
        } else if (!Messages.isSound(item)) {
            find(Ill.MESSAGE_UNREADABLE, item.sk());
        } else {
            long seq = Messages.seq(item);
            if (seq == last) {
                find(Ill.SEQ_DOUBLED, "seq " + seq);
            } else if (seq < last) {
                find(Ill.SEQ_DISORDER, "seq " + seq + " after " + last);
            } else if (seq > last + 1) {
                find(Ill.SEQ_GAP, "seq " + (last + 1) + (seq > last + 2 ? " to " + (seq - 1) : ""));
            }
            last = Math.max(last, seq);
            newest = item;
        }
    }

    private void find(Ill ill, String what) {
        findings.add(new Finding(ill, id + " " + what));
    }

    List<Finding> findings() {
        return findings;
    }

    /** Whether the messages are all that they should be. */
    boolean isSound() {
        return findings.isEmpty();
    }

    /** The highest number. */
    long last() {
        return last;
    }

    Optional<Item> newest() {
        return Optional.ofNullable(newest);
    }
}
