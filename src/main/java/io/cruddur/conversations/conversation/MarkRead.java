package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Moves a member's read mark: forward, or with force anywhere; so what is unread is never a guess. */
@ApplicationScoped
public class MarkRead {

    private final ChangeMember changeMember;

    MarkRead(ChangeMember changeMember) {
        this.changeMember = changeMember;
    }

    /** Up to where somebody has read: the number and time stamp of a message. */
    public record Mark(long seq, Stamp at) {

        /** The newest message there is. */
        public static Mark newest(Head head) {
            return new Mark(head.lastSeq(), head.lastMessageAt());
        }
    }

    /** The head afterwards; fails with {@code NotFound} for whoever isn't a member. 1 RCU, and 6 WCU if the mark moves. */
    public Uni<Head> mark(ConversationId id, UserId reader, Function<Head, Mark> wanted, boolean force) {
        return changeMember.change("read", id, reader, (head, member) -> {
            Mark mark = wanted.apply(head);
            boolean moves = mark.seq() > member.readSeq() || (mark.seq() < member.readSeq() && force);
            return moves ? member.reading(mark.seq(), mark.at()) : member;
        });
    }
}
