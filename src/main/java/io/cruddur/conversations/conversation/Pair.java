package io.cruddur.conversations.conversation;

import io.cruddur.conversations.user.UserId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is between two people.
 *
 * @param conversation the direct one that they have, if they have one
 * @param blockedBy those of the two who have blocked the other
 * @param version changes with every change; 0 for one that isn't stored, or was before there were versions
 */
public record Pair(Optional<ConversationId> conversation, Set<UserId> blockedBy, long version) {

    /** Of two people between whom there is nothing, and nothing stored. */
    public static final Pair NONE = new Pair(Optional.empty(), Set.of(), 0);

    public Pair {
        blockedBy = Set.copyOf(blockedBy);
    }

    /** Whether that one of the two has blocked the other. */
    public boolean isBlockedBy(UserId user) {
        return blockedBy.contains(user);
    }

    /** The same, its version too, with the conversation that they have now. */
    public Pair with(ConversationId id) {
        return new Pair(Optional.of(id), blockedBy, version);
    }

    /** The same, its version too, without a conversation. */
    public Pair withoutConversation() {
        return new Pair(Optional.empty(), blockedBy, version);
    }

    /** The same, its version too, when that one of the two has blocked the other, or no more. */
    public Pair blocked(UserId by, boolean isBlocked) {
        var changed = new HashSet<>(blockedBy);
        if (isBlocked) {
            changed.add(by);
        } else {
            changed.remove(by);
        }
        return new Pair(conversation, changed, version);
    }

    /** Before there were versions, only pairs that had a conversation were stored. */
    boolean isStored() {
        return version > 0 || conversation.isPresent();
    }
}
