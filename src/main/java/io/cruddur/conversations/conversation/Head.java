package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a conversation, which guards everything in it: whoever changes the conversation changes the head in the
 * same transaction, on condition that its version is still the one they saw.
 *
 * @param version changes with every change of the conversation
 * @param lastSeq the newest message's number; numbers start at 1 and have no gaps
 * @param lastMessageAt the newest message's time stamp
 * @param inboxStamp where the members' inbox rows are; at most {@code lastMessageAt} plus a collision or two
 */
public record Head(
        ConversationId id,
        long version,
        long lastSeq,
        Stamp lastMessageAt,
        Stamp inboxStamp,
        Map<UserId, Member> members) {

    private static final Stamp NEVER = new Stamp(Instant.EPOCH);

    public Head {
        members = Map.copyOf(members);
    }

    /** The head of a direct conversation that so far has no message, and isn't stored. */
    public static Head direct(ConversationId id, User one, User other, Stamp now) {
        var members = Map.of(one.id(), new Member(one, now, 0, NEVER), other.id(), new Member(other, now, 0, NEVER));
        return new Head(id, 0, 0, NEVER, NEVER, members);
    }

    /**
     * The head after a member has read up to a message.
     *
     * @param seq that message's number
     * @param at that message's time stamp
     */
    Head read(UserId reader, long seq, Stamp at) {
        var readers = new LinkedHashMap<>(members);
        readers.computeIfPresent(reader, (_, member) -> member.reading(seq, at));
        return new Head(id, version + 1, lastSeq, lastMessageAt, inboxStamp, readers);
    }

    /** A member, if the person is one. */
    public Optional<Member> member(UserId user) {
        return Optional.ofNullable(members.get(user));
    }

    public boolean has(UserId user) {
        return members.containsKey(user);
    }

    /**
     * The head after one more message: numbered next, stamped now or, if the clock is behind, one microsecond after the
     * last; its author has read it.
     *
     * @param notBefore a time stamp the message may not precede
     * @param settle for how long after they moved inbox rows stay where they are
     * @param row the least place for rows that move
     */
    public Head after(User author, Stamp notBefore, Duration settle, Stamp row) {
        Stamp at = notBefore.orLater(lastMessageAt.next());
        boolean moves = lastSeq == 0 || !inboxStamp.plus(settle).isAfter(at);
        var readers = new LinkedHashMap<>(members);
        readers.computeIfPresent(
                author.id(),
                (_, member) ->
                        member.named(author.handle(), author.displayName()).reading(lastSeq + 1, at));
        Stamp place = moves ? at.orLater(row).orLater(inboxStamp.next()) : inboxStamp;
        return new Head(id, version + 1, lastSeq + 1, at, place, readers);
    }

    /** The members but one. */
    public Collection<Member> membersBut(UserId user) {
        return members.values().stream()
                .filter(member -> !member.user().id().equals(user))
                .toList();
    }
}
