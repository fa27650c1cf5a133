package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Moves a member's read mark: forward, or with force anywhere. The head and the member's inbox row change in one
 * transaction, so what is unread is never a guess. 1 RCU, and 4 WCU if the mark moves.
 */
@ApplicationScoped
public class MarkRead {

    private final Dynamo dynamo;
    private final Heads heads;
    private final Inbox inbox;
    private final Turns turns;

    MarkRead(Dynamo dynamo, Heads heads, Inbox inbox, Turns turns) {
        this.dynamo = dynamo;
        this.heads = heads;
        this.inbox = inbox;
        this.turns = turns;
    }

    /** Up to where somebody has read: the number and time stamp of a message. */
    public record Mark(long seq, Stamp at) {

        /** The newest message there is. */
        public static Mark newest(Head head) {
            return new Mark(head.lastSeq(), head.lastMessageAt());
        }
    }

    private record Request(ConversationId id, UserId reader, Function<Head, Mark> mark, boolean force) {}

    /** The head afterwards; fails with {@code NotFound} for whoever isn't a member. */
    public Uni<Head> mark(ConversationId id, UserId reader, Function<Head, Mark> mark, boolean force) {
        var request = new Request(id, reader, mark, force);
        return Races.inTime(turns.take(Heads.partition(id), () -> attempt(request, 1)));
    }

    private Uni<Head> attempt(Request request, int number) {
        return heads.ofMember(request.id(), request.reader()).chain(head -> attempt(request, head, number));
    }

    private Uni<Head> attempt(Request request, Head head, int number) {
        Mark mark = request.mark().apply(head);
        long read = head.member(request.reader()).orElseThrow().readSeq();
        if (mark.seq() == read || (mark.seq() < read && !request.force())) {
            return Uni.createFrom().item(head);
        }
        Head next = head.read(request.reader(), mark.seq(), mark.at());
        Member reader = next.member(request.reader()).orElseThrow();
        return dynamo.transact("read", List.of(heads.mark(head, reader), inbox.mark(head, reader)))
                .chain(outcome -> switch (outcome) {
                    case Outcome.Committed() -> {
                        heads.remember(next);
                        yield Uni.createFrom().item(next);
                    }
                    case Outcome.Refused _ -> Races.again(number, () -> attempt(request, number + 1));
                });
    }
}
