package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.InboxRow;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.conversation.Pair;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mends a conversation in one transaction that moves its head, like any other change of it, and so on condition that it is
 * as it was seen. The messages are the truth for the head's numbers, the head for rows and pair, the pair for blocks.
 */
@ApplicationScoped
class MendConversation {

    private final Store store;
    private final Heads heads;
    private final Rows rows;
    private final Pairs pairs;

    MendConversation(Store store, Heads heads, Rows rows, Pairs pairs) {
        this.store = store;
        this.heads = heads;
        this.rows = rows;
        this.pairs = pairs;
    }

    /** Whether it was done; if not, somebody else has changed it meanwhile, or there is nothing that can be done. */
    boolean mend(Chart chart) {
        Head seen = chart.head();
        Head next = numbers(chart).withReadMarksWithin();
        for (Chart.Between two : chart.between().stream().toList()) {
            for (UserId user : two.both()) {
                next = next.blocking(two.but(user), two.isBlockedBy(user));
            }
        }
        next = next.next();
        var writes = new ArrayList<Write>();
        writes.add(heads.change(seen, next));
        writes.addAll(rows(chart, next));
        chart.between().filter(two -> !two.isTaken()).ifPresent(two -> writes.addAll(pair(two, seen)));
        return store.transact(writes) instanceof Outcome.Committed;
    }

    /** Forward only: numbers that have been given are never given again. */
    private Head numbers(Chart chart) {
        Head head = chart.head();
        Optional<Item> newest = chart.tally().newest();
        if (newest.isEmpty() || !chart.tally().isSound() || chart.tally().last() < head.lastSeq()) {
            return head;
        }
        Stamp at = Stamp.parse(newest.get().sk());
        Stamp place =
                head.lastSeq() == 0 || !head.inboxStamp().plus(rows.settle()).isAfter(at) ? at : head.inboxStamp();
        while (!place.equals(head.inboxStamp()) && isTaken(head, place)) {
            place = place.next();
        }
        return head.catchingUp(chart.tally().last(), at, place);
    }

    private boolean isTaken(Head head, Stamp place) {
        return head.members().keySet().stream()
                .anyMatch(user ->
                        store.get(Rows.partition(user), place.toString()).isPresent());
    }

    /** All rows whole, unless the newest message isn't there to be shown. */
    private List<Write> rows(Chart chart, Head next) {
        Optional<InboxRow.Latest> latest = chart.tally()
                .newest()
                .filter(item -> Stamp.parse(item.sk()).equals(next.lastMessageAt()))
                .map(Messages::latest);
        if (latest.isEmpty()) {
            return List.of();
        }
        boolean moves = !next.inboxStamp().equals(chart.head().inboxStamp());
        var writes = new ArrayList<Write>();
        for (Member member : next.members().values()) {
            Optional<Item> row = Optional.ofNullable(chart.rows().get(member.id()));
            if (moves) {
                row.map(Write::remove).ifPresent(writes::add);
                writes.add(rows.put(next, member, latest.get(), Optional.empty()));
            } else if (row.isEmpty()
                    || !row.get()
                            .attributes()
                            .equals(Rows.item(next, member, latest.get()).attributes())) {
                writes.add(rows.put(next, member, latest.get(), row));
            }
        }
        return writes;
    }

    private List<Write> pair(Chart.Between two, Head head) {
        Pair next = blocks(two).with(head.id());
        return next.equals(two.pair()) ? List.of() : List.of(pairs.change(two.one(), two.two(), two.pair(), next));
    }

    /** The pair with the blocks that either it or the lists know of. */
    static Pair blocks(Chart.Between two) {
        Pair pair = two.pair();
        for (UserId user : two.both()) {
            pair = pair.blocked(user, two.isBlockedBy(user));
        }
        return pair;
    }
}
