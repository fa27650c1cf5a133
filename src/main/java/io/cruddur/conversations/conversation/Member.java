package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;

/**
 * A person in a conversation, as its head holds them.
 *
 * @param user a copy, which may be older than what Postgres says
 * @param readSeq the number of the newest message they have read, 0 before the first
 * @param readAt that message's time stamp; before the first, some earlier time
 */
public record Member(User user, Stamp joinedAt, long readSeq, Stamp readAt) {

    /** The same person, having read up to that message. */
    Member reading(long seq, Stamp at) {
        return new Member(user, joinedAt, seq, at);
    }

    Member named(Handle handle, String displayName) {
        return new Member(new User(user.id(), handle, displayName), joinedAt, readSeq, readAt);
    }
}
