package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The head of a conversation, which guards everything in it: whoever changes the conversation changes the head in the
 * same transaction, on condition that its version is still the one they saw.
 *
 * @param title of a group, if it has one
 * @param version changes with every change of the conversation
 * @param lastSeq the newest message's number; numbers start at 1 and have no gaps
 * @param lastMessageAt the newest message's time stamp
 * @param inboxStamp where the members' inbox rows are, once there is a message; at most {@code lastMessageAt} plus a
 *     collision or two
 */
public record Head(
        ConversationId id,
        Kind kind,
        Optional<String> title,
        long version,
        long lastSeq,
        Stamp lastMessageAt,
        Stamp inboxStamp,
        Map<UserId, Member> members) {

    /** How many members a group has at most. */
    public static final int MOST_MEMBERS = 32;

    private static final Stamp NEVER = new Stamp(Instant.EPOCH);
    private static final Comparator<Member> BY_SENIORITY = Comparator.comparing(Member::joinedAt)
            .thenComparing(member -> member.id().toString());

    /** What sort of conversation it is. */
    public enum Kind {
        /** The one that two people have. */
        DIRECT,
        /** Of up to 32 people, who come and go. */
        GROUP;

        /** As the table and the API write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public Head {
        members = Map.copyOf(members);
    }

    /** The head of two people's direct conversation that so far has no message, and isn't stored. */
    public static Head direct(ConversationId id, User one, User other, Pair pair, Stamp now) {
        var first = Member.founding(one, Role.MEMBER, now, NEVER).blocked(pair.isBlockedBy(other.id()));
        var second = Member.founding(other, Role.MEMBER, now, NEVER).blocked(pair.isBlockedBy(one.id()));
        return empty(id, Kind.DIRECT, Optional.empty()).with(first).with(second);
    }

    /** The head of a group that so far has no message, and isn't stored. */
    public static Head group(ConversationId id, Optional<String> title, User owner, List<User> others, Stamp now) {
        Head head = empty(id, Kind.GROUP, title).with(Member.founding(owner, Role.OWNER, now, NEVER));
        for (User other : others) {
            head = head.with(Member.founding(other, Role.MEMBER, now, NEVER));
        }
        return head;
    }

    private static Head empty(ConversationId id, Kind kind, Optional<String> title) {
        return new Head(id, kind, title, 0, 0, NEVER, NEVER, Map.of());
    }

    /** The same, its version too, but for the next, with so many messages, which everybody has read. */
    public Head holding(long messages, Stamp last, Stamp place) {
        var read = new LinkedHashMap<UserId, Member>();
        members.forEach((user, member) -> read.put(user, member.reading(messages, last)));
        return new Head(id, kind, title, version + 1, messages, last, place, read);
    }

    /** The same, its version too, with the newest message that there is, and rows in that place. */
    public Head catchingUp(long seq, Stamp at, Stamp place) {
        return new Head(id, kind, title, version, seq, at, place, members);
    }

    /** The same, its version too, but nobody has read what isn't there. */
    public Head withReadMarksWithin() {
        var within = new LinkedHashMap<UserId, Member>();
        members.forEach((user, member) ->
                within.put(user, member.readSeq() > lastSeq ? member.reading(lastSeq, lastMessageAt) : member));
        return of(title, within.values());
    }

    /** The same, its version too, where a member is blocked or not. */
    public Head blocking(UserId user, boolean isBlocked) {
        return member(user).map(member -> with(member.blocked(isBlocked))).orElse(this);
    }

    /** A member, if the person is one. */
    public Optional<Member> member(UserId user) {
        return Optional.ofNullable(members.get(user));
    }

    public boolean has(UserId user) {
        return members.containsKey(user);
    }

    public boolean isGroup() {
        return kind == Kind.GROUP;
    }

    /** The members but one, who came first first. */
    public List<Member> membersBut(UserId user) {
        return bySeniority().stream()
                .filter(member -> !member.id().equals(user))
                .toList();
    }

    /** The members, who came first first. */
    public List<Member> bySeniority() {
        return members.values().stream().sorted(BY_SENIORITY).toList();
    }

    /** The same, its version too, with a member as they are now, or one more. */
    Head with(Member member) {
        var changed = new LinkedHashMap<>(members);
        changed.put(member.id(), member);
        return of(title, changed.values());
    }

    /**
     * The same, its version too, with somebody more.
     *
     * @param seesAll whether also what was said before they came
     */
    public Head joinedBy(User user, Stamp now, boolean seesAll) {
        return with(new Member(
                user,
                Role.MEMBER,
                now.orLater(lastMessageAt.next()),
                seesAll ? 0 : lastSeq,
                lastSeq,
                lastMessageAt,
                false,
                false,
                false));
    }

    /** The same, its version too, without a member; if that was the last owner, whoever has been there longest is the next. */
    public Head leftBy(UserId user) {
        Head rest = of(title, membersBut(user));
        var seniors = rest.bySeniority();
        return seniors.isEmpty() || seniors.stream().anyMatch(member -> member.role() == Role.OWNER)
                ? rest
                : rest.with(seniors.getFirst().as(Role.OWNER));
    }

    /** The same, its version too, under another title. */
    public Head titled(Optional<String> newTitle) {
        return of(newTitle, members.values());
    }

    private Head of(Optional<String> newTitle, Collection<Member> newMembers) {
        var byId = new LinkedHashMap<UserId, Member>();
        newMembers.forEach(member -> byId.put(member.id(), member));
        return new Head(id, kind, newTitle, version, lastSeq, lastMessageAt, inboxStamp, byId);
    }

    /** The head after a change of one member. */
    Head after(UserId user, UnaryOperator<Member> change) {
        return member(user).map(change).map(this::with).orElse(this).next();
    }

    /** The head after a change that it says nothing of. */
    public Head next() {
        return new Head(id, kind, title, version + 1, lastSeq, lastMessageAt, inboxStamp, members);
    }

    /**
     * The head after one more message: numbered next, stamped now or, if the clock is behind, one microsecond after the
     * last; its author has read it, and whoever put the conversation away without muting it has it back.
     *
     * @param notBefore a time stamp the message may not precede
     * @param settle for how long after they moved inbox rows stay where they are
     * @param row the least place for rows that move
     */
    public Head after(User author, Stamp notBefore, Duration settle, Stamp row) {
        Stamp at = notBefore.orLater(lastMessageAt.next());
        boolean moves =
                lastSeq == 0 || settle.isZero() || !inboxStamp.plus(settle).isAfter(at);
        Stamp place = moves ? at.orLater(row).orLater(inboxStamp.next()) : inboxStamp;
        var told = new LinkedHashMap<UserId, Member>();
        members.forEach((user, member) -> told.put(user, member.archived(member.archived() && member.muted())));
        told.computeIfPresent(
                author.id(), (_, member) -> member.as(author).archived(false).reading(lastSeq + 1, at));
        return new Head(id, kind, title, version + 1, lastSeq + 1, at, place, told);
    }
}
