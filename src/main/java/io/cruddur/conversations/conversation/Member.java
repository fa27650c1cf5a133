package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;

/**
 * A person in a conversation, as its head holds them.
 *
 * @param user a copy, which may be older than what Postgres says
 * @param readSeq the newest message they have read, 0 before the first
 */
public record Member(User user, Stamp joinedAt, long readSeq) {

    Member reading(long seq) {
        return new Member(user, joinedAt, Math.max(readSeq, seq));
    }

    Member named(Handle handle, String displayName) {
        return new Member(new User(user.id(), handle, displayName), joinedAt, readSeq);
    }
}
