package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.user.UserId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run of those of a conversation's messages that a member sees, without a hole in it, oldest first.
 *
 * @param head the conversation, as it was when the page was read
 * @param atEnd whether the page, if it is empty, is after the newest message; else it is before the first
 */
public record Page(Head head, Member reader, List<Message> messages, boolean atEnd) {

    public Page {
        messages = List.copyOf(messages);
    }

    /** Everybody whom they name. */
    public Set<UserId> people() {
        return messages.stream().flatMap(Message::people).collect(Collectors.toSet());
    }

    /** Whether there are messages before these. */
    boolean hasOlder() {
        return messages.isEmpty() ? atEnd && hasAny() : messages.getFirst().seq() > reader.hiddenSeq() + 1;
    }

    /** Whether there are messages after these. */
    boolean hasNewer() {
        return messages.isEmpty() ? !atEnd && hasAny() : messages.getLast().seq() < head.lastSeq();
    }

    private boolean hasAny() {
        return head.lastSeq() > reader.hiddenSeq();
    }
}
