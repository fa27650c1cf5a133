package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.user.UserId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run of a conversation's messages without a hole in it, oldest first.
 *
 * @param head the conversation, as it was when the page was read
 * @param atEnd whether the page, if it is empty, is after the newest message; else it is before the first
 */
public record Page(Head head, List<Message> messages, boolean atEnd) {

    public Page {
        messages = List.copyOf(messages);
    }

    /** Who wrote them. */
    public Set<UserId> authors() {
        return messages.stream().map(message -> message.author().id()).collect(Collectors.toSet());
    }

    /** Whether there are messages before these. */
    boolean hasOlder() {
        return messages.isEmpty()
                ? atEnd && head.lastSeq() > 0
                : messages.getFirst().seq() > 1;
    }

    /** Whether there are messages after these. */
    boolean hasNewer() {
        return messages.isEmpty()
                ? !atEnd && head.lastSeq() > 0
                : messages.getLast().seq() < head.lastSeq();
    }
}
