package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Head;
import java.util.List;

/**
 * A run of a conversation's messages without a hole in it, oldest first.
 *
 * @param head the conversation, as it was when the page was read
 */
public record Page(Head head, List<Message> messages) {

    public Page {
        messages = List.copyOf(messages);
    }

    /** Whether there are messages before these. */
    boolean hasOlder() {
        return !messages.isEmpty() && messages.getFirst().seq() > 1;
    }

    /** Whether there are messages after these. */
    boolean hasNewer() {
        return !messages.isEmpty() && messages.getLast().seq() < head.lastSeq();
    }
}
