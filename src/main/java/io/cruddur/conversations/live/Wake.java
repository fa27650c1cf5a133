package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Who is to look, and where: a pointer, never what there is to see. The table is the truth, so a lost one costs no more than
 * the time until the next look.
 *
 * @param by who did it, where that matters
 */
record Wake(Kind kind, ConversationId conversation, Set<UserId> users, Optional<UserId> by) {

    /** What has happened. */
    enum Kind {
        /** There is a message more. */
        MESSAGE,
        /** Something else in the conversation has changed. */
        LOG,
        /** Somebody is writing; nothing is stored of it. */
        TYPING
    }

    Wake {
        users = Set.copyOf(users);
    }
}
