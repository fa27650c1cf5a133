package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.InboxRow;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.conversation.Pair;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that belongs to a conversation, as it was read.
 *
 * @param rows those that are where the head says, by their owners
 * @param between of the two people, if it is direct
 */
record Chart(Head head, Tally tally, Map<UserId, Item> rows, Optional<Between> between, Set<UserId> unknown) {

    /** The names in a row are copies, which may be older than the head's. */
    private static final Set<String> COPIES = Set.of("user_handle", "user_display_name");

    /**
     * What is between two people.
     *
     * @param other the head of the conversation that the pair leads to, if that is another one and there is such a head
     * @param listed who has the other in their list of the blocked
     */
    record Between(UserId one, UserId two, Pair pair, Optional<Head> other, Set<UserId> listed) {

        UserId but(UserId user) {
            return user.equals(one) ? two : one;
        }

        List<UserId> both() {
            return List.of(one, two);
        }

        /** Where either says so, somebody is blocked. */
        boolean isBlockedBy(UserId user) {
            return pair.isBlockedBy(user) || listed.contains(user);
        }

        /** Whether the other conversation is theirs as well. */
        boolean isTaken() {
            return other.filter(
                            head -> !head.isGroup() && head.members().keySet().equals(Set.of(one, two)))
                    .isPresent();
        }
    }

    List<Finding> findings() {
        var findings = new ArrayList<>(tally.findings());
        numbers(findings);
        head.members().values().forEach(member -> member(member, findings));
        if (!head.isGroup() && between.isEmpty()) {
            findings.add(find(Ill.MEMBERS_ODD, head.members().size() + " members"));
        }
        between.ifPresent(two -> pair(two, findings));
        return findings;
    }

    private void numbers(List<Finding> findings) {
        if (head.lastSeq() > tally.last()) {
            findings.add(find(Ill.HEAD_AHEAD, "last_seq " + head.lastSeq() + ", newest " + tally.last()));
        } else if (head.lastSeq() < tally.last()) {
            findings.add(find(Ill.HEAD_BEHIND, "last_seq " + head.lastSeq() + ", newest " + tally.last()));
        } else if (!tally.newest().map(Chart::time).orElse(head.lastMessageAt()).equals(head.lastMessageAt())) {
            findings.add(find(Ill.HEAD_TIME, head.lastMessageAt().toString()));
        }
    }

    private static Stamp time(Item message) {
        return Stamp.parse(message.sk());
    }

    private void member(Member member, List<Finding> findings) {
        if (member.readSeq() > head.lastSeq()) {
            findings.add(find(Ill.READ_AHEAD, "of " + member.id() + ", read_seq " + member.readSeq()));
        }
        if (unknown.contains(member.id())) {
            findings.add(find(Ill.PERSON_UNKNOWN, member.id().toString()));
        }
        if (head.lastSeq() == 0) {
            return;
        }
        @Nullable Item row = rows.get(member.id());
        if (row == null) {
            findings.add(find(Ill.ROW_MISSING, "of " + member.id()));
        } else if (latest().filter(latest -> !shows(row, Rows.item(head, member, latest)))
                .isPresent()) {
            findings.add(find(Ill.ROW_WRONG, "of " + member.id()));
        }
    }

    /** What the rows should show, if the newest message is there. */
    private Optional<InboxRow.Latest> latest() {
        return tally.newest()
                .filter(item -> time(item).equals(head.lastMessageAt()))
                .map(Messages::latest);
    }

    private static boolean shows(Item row, Item expected) {
        return withoutCopies(row).equals(withoutCopies(expected));
    }

    private static Map<String, ?> withoutCopies(Item row) {
        var attributes = new HashMap<>(row.attributes());
        attributes.keySet().removeAll(COPIES);
        return attributes;
    }

    private void pair(Between two, List<Finding> findings) {
        String people = two.one() + " and " + two.two();
        var leadsTo = two.pair().conversation();
        if (leadsTo.isEmpty()) {
            findings.add(find(Ill.PAIR_MISSING, "of " + people));
        } else if (!leadsTo.get().equals(head.id())) {
            findings.add(find(two.isTaken() ? Ill.PAIR_TAKEN : Ill.PAIR_ELSEWHERE, "of " + people));
        }
        for (UserId user : two.both()) {
            if (head.member(two.but(user))
                    .filter(member -> member.blocked() != two.pair().isBlockedBy(user))
                    .isPresent()) {
                findings.add(find(Ill.BLOCK_HEAD, "of " + two.but(user) + " by " + user));
            }
        }
    }

    private Finding find(Ill ill, String what) {
        return new Finding(ill, head.id() + " " + what);
    }
}
