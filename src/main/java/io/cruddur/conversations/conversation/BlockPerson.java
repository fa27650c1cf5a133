package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a person from writing to another, or lets them again. One transaction says so in the blocker's list, in the pair
 * and, if the two have a direct conversation, in its head; so a send needs to look nowhere else, and one that doesn't know
 * of the block yet can't commit. 4 WCU and 1 RCU, with a conversation 6 and 2; no WCU if nothing changes.
 */
@ApplicationScoped
public class BlockPerson {

    private final Dynamo dynamo;
    private final Blocks blocks;
    private final Pairs pairs;
    private final Heads heads;
    private final Turns turns;
    private final InstantSource clock;

    BlockPerson(Dynamo dynamo, Blocks blocks, Pairs pairs, Heads heads, Turns turns, InstantSource clock) {
        this.dynamo = dynamo;
        this.blocks = blocks;
        this.pairs = pairs;
        this.heads = heads;
        this.turns = turns;
        this.clock = clock;
    }

    private record Request(String operation, UserId blocker, User other, boolean blocks) {}

    /**
     * From when this is done, nothing that the other sends to the blocker commits. Fails with {@code Unavailable} if that
     * isn't known; it may be repeated.
     */
    public Uni<Void> block(User blocker, User other) {
        return change(new Request("block", blocker.id(), other, true));
    }

    /** Undoes it; fails and may be repeated as above. */
    public Uni<Void> unblock(User blocker, User other) {
        return change(new Request("unblock", blocker.id(), other, false));
    }

    private Uni<Void> change(Request request) {
        String key = Pairs.partition(request.blocker(), request.other().id());
        return Races.inTime(turns.take(key, () -> attempt(request, 1)));
    }

    private Uni<Void> attempt(Request request, int number) {
        return pairs.find(request.blocker(), request.other().id())
                .chain(pair -> pair.isBlockedBy(request.blocker()) == request.blocks()
                        ? Uni.createFrom().item(new Outcome.Committed())
                        : commit(request, pair))
                // Not before the turn at the head is over, or the repetition would wait for itself.
                .chain(outcome -> switch (outcome) {
                    case Outcome.Committed() -> Uni.createFrom().voidItem();
                    case Outcome.Refused _ -> Races.again(number, () -> attempt(request, number + 1));
                });
    }

    private Uni<Outcome> commit(Request request, Pair pair) {
        return pair.conversation()
                .map(id -> turns.take(
                        Heads.partition(id),
                        () -> heads.ofMember(id, request.blocker())
                                .chain(head -> commit(request, pair, Optional.of(head)))))
                .orElseGet(() -> commit(request, pair, Optional.empty()));
    }

    private Uni<Outcome> commit(Request request, Pair pair, Optional<Head> seen) {
        UserId blocker = request.blocker();
        UserId other = request.other().id();
        var next = seen.map(head -> next(head, other, request.blocks()));
        var writes = new ArrayList<>(
                List.of(write(request), pairs.change(blocker, other, pair, pair.blocked(blocker, request.blocks()))));
        next.ifPresent(head -> writes.add(heads.change(seen.orElseThrow(), head)));
        return dynamo.transact(request.operation(), writes).invoke(outcome -> {
            if (outcome instanceof Outcome.Committed) {
                next.ifPresent(heads::remember);
            }
        });
    }

    private Write write(Request request) {
        return request.blocks()
                ? blocks.create(request.blocker(), new Block(request.other(), new Stamp(clock.instant())))
                : blocks.delete(request.blocker(), request.other().id());
    }

    private static Head next(Head seen, UserId other, boolean blocked) {
        return seen.with(seen.member(other).orElseThrow().blocked(blocked)).next();
    }
}
