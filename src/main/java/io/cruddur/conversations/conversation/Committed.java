package io.cruddur.conversations.conversation;

import io.cruddur.conversations.user.UserId;
import java.util.Set;

/**
 * Something has been committed: a pointer, since the table is the truth. Fired as a CDI event where it happened, and maybe
 * not at all if that process dies.
 *
 * @param whom whose inbox or change log says so
 */
public record Committed(What what, ConversationId conversation, Set<UserId> whom) {

    /** Where it is to be seen. */
    public enum What {
        /** In the conversation. */
        MESSAGE,
        /** In the change logs. */
        CHANGE
    }

    public Committed {
        whom = Set.copyOf(whom);
    }
}
