package io.cruddur.conversations.bench;

import io.cruddur.conversations.table.Stamp;
import java.util.List;

/** As much of a conversation's head as a send needs. */
record Talk(String id, long version, long lastSeq, Stamp lastMessageAt, String inboxStamp, List<Member> members) {

    /** Somebody in it. */
    record Member(
            String id,
            String handle,
            String displayName,
            String joinedAt,
            long readSeq,
            boolean muted,
            boolean archived) {

        static Member of(String id, Stored member) {
            return new Member(
                    id,
                    member.text("handle"),
                    member.text("display_name"),
                    member.text("joined_at"),
                    member.number("read_seq"),
                    member.flag("muted"),
                    member.flag("archived"));
        }

        private Member reading(long seq) {
            return new Member(id, handle, displayName, joinedAt, seq, muted, archived);
        }
    }

    static Talk of(String id, Stored head) {
        var members = head.map("members").maps().entrySet().stream()
                .map(member -> Member.of(member.getKey(), member.getValue()))
                .toList();
        return new Talk(
                id,
                head.number("version"),
                head.number("last_seq"),
                Stamp.parse(head.text("last_message_at")),
                head.text("inbox_sk"),
                members);
    }

    /** After one more message, which its author has read. */
    Talk after(Caller author, Stamp at) {
        var told = members.stream()
                .map(member -> member.id().equals(author.id()) ? member.reading(lastSeq + 1) : member)
                .toList();
        return new Talk(id, version + 1, lastSeq + 1, at, inboxStamp, told);
    }

    Member memberBut(String id) {
        return members.stream()
                .filter(member -> !member.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
