package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;

/**
 * A person in a conversation, as its head holds them.
 *
 * @param user a copy, which may be older than what Postgres says
 * @param hiddenSeq the number of the newest message that was there before them, which they don't see; 0 if there was none
 * @param readSeq the number of the newest message they have read; before the first, of the last before they came
 * @param readAt that message's time stamp; before the first, some earlier time
 * @param muted whether they don't want to be disturbed by it
 * @param archived whether they have put it away; a new message brings it back, unless it is muted
 * @param blocked whether the other person has blocked them
 */
public record Member(
        User user,
        Role role,
        Stamp joinedAt,
        long hiddenSeq,
        long readSeq,
        Stamp readAt,
        boolean muted,
        boolean archived,
        boolean blocked) {

    /** Somebody who has been there before the first message. */
    static Member founding(User user, Role role, Stamp now, Stamp never) {
        return new Member(user, role, now, 0, 0, never, false, false, false);
    }

    public UserId id() {
        return user.id();
    }

    /** Whether they see a message of that number. */
    public boolean sees(long seq) {
        return seq > hiddenSeq || hiddenSeq == 0;
    }

    /** The same person, having read up to that message. */
    Member reading(long seq, Stamp at) {
        return new Member(user, role, joinedAt, hiddenSeq, seq, at, muted, archived, blocked);
    }

    Member as(User named) {
        return new Member(named, role, joinedAt, hiddenSeq, readSeq, readAt, muted, archived, blocked);
    }

    Member as(Role given) {
        return new Member(user, given, joinedAt, hiddenSeq, readSeq, readAt, muted, archived, blocked);
    }

    /** The same, muted or not. */
    public Member muted(boolean isMuted) {
        return new Member(user, role, joinedAt, hiddenSeq, readSeq, readAt, isMuted, archived, blocked);
    }

    /** The same, put away or not. */
    public Member archived(boolean isArchived) {
        return new Member(user, role, joinedAt, hiddenSeq, readSeq, readAt, muted, isArchived, blocked);
    }

    Member blocked(boolean isBlocked) {
        return new Member(user, role, joinedAt, hiddenSeq, readSeq, readAt, muted, archived, isBlocked);
    }
}
