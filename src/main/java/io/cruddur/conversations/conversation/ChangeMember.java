package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Changes what a conversation is to one of its members: what they have read, whether it is muted or put away. The head and
 * the member's inbox row change in one transaction, of which the member's change log tells. 1 RCU, and 6 WCU if anything
 * changes.
 */
@ApplicationScoped
public class ChangeMember {

    private final Dynamo dynamo;
    private final Heads heads;
    private final Rows rows;
    private final Turns turns;
    private final ChangeLog log;
    private final Announce announce;
    private final InstantSource clock;

    ChangeMember(
            Dynamo dynamo, Heads heads, Rows rows, Turns turns, ChangeLog log, Announce announce, InstantSource clock) {
        this.dynamo = dynamo;
        this.heads = heads;
        this.rows = rows;
        this.turns = turns;
        this.log = log;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * The head afterwards; fails with {@code NotFound} for whoever isn't a member.
     *
     * @param operation what it is counted as
     * @param change gives the member as they shall be, or as they are
     */
    public Uni<Head> change(String operation, ConversationId id, UserId user, BiFunction<Head, Member, Member> change) {
        return Races.inTime(
                turns.take(Heads.partition(id), () -> attempt(new Request(operation, id, user, change), 1)));
    }

    private record Request(String operation, ConversationId id, UserId user, BiFunction<Head, Member, Member> change) {}

    private Uni<Head> attempt(Request request, int number) {
        return heads.ofMember(request.id(), request.user()).chain(seen -> attempt(request, seen, number));
    }

    private Uni<Head> attempt(Request request, Head seen, int number) {
        Member before = seen.member(request.user()).orElseThrow();
        Member after = request.change().apply(seen, before);
        if (after.equals(before)) {
            return Uni.createFrom().item(seen);
        }
        Head next = seen.with(after).next();
        var writes = new ArrayList<Write>(List.of(heads.change(seen, next)));
        writes.addAll(rows.change(next, after));
        var whom = List.of(request.user());
        writes.addAll(log.tell(whom, Change.of(kind(before, after), next.id(), new Stamp(clock.instant()))));
        return dynamo.transact(request.operation(), writes).chain(outcome -> switch (outcome) {
            case Outcome.Committed() -> {
                announce.change(next, whom);
                yield Uni.createFrom().item(next);
            }
            case Outcome.Refused _ -> Races.again(number, () -> attempt(request, number + 1));
        });
    }

    private static Change.Kind kind(Member before, Member after) {
        return before.readSeq() == after.readSeq() ? Change.Kind.SETTINGS : Change.Kind.READ;
    }
}
