package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Changes what a conversation is to one of its members: what they have read, whether it is muted or put away. The head and
 * the member's inbox row change in one transaction. 1 RCU, and 4 WCU if anything changes.
 */
@ApplicationScoped
public class ChangeMember {

    private final Dynamo dynamo;
    private final Heads heads;
    private final Rows rows;
    private final Turns turns;

    ChangeMember(Dynamo dynamo, Heads heads, Rows rows, Turns turns) {
        this.dynamo = dynamo;
        this.heads = heads;
        this.rows = rows;
        this.turns = turns;
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
        return dynamo.transact(request.operation(), writes).chain(outcome -> switch (outcome) {
            case Outcome.Committed() -> {
                heads.remember(next);
                yield Uni.createFrom().item(next);
            }
            case Outcome.Refused _ -> Races.again(number, () -> attempt(request, number + 1));
        });
    }
}
