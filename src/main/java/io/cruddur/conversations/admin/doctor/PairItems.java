package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.conversation.Blocks;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Pair;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at pairs and lists of the blocked: whether they lead somewhere, and whether they agree. */
@ApplicationScoped
class PairItems {

    private final Store store;
    private final ReadChart readChart;
    private final Heads heads;
    private final Pairs pairs;
    private final Blocks blocks;
    private final Users users;
    private final InstantSource clock;

    PairItems(
            Store store,
            ReadChart readChart,
            Heads heads,
            Pairs pairs,
            Blocks blocks,
            Users users,
            InstantSource clock) {
        this.store = store;
        this.readChart = readChart;
        this.heads = heads;
        this.pairs = pairs;
        this.blocks = blocks;
        this.users = users;
        this.clock = clock;
    }

    /** A pair, or a block, which says whom it is between, as a reader of the table has come by it: whether it looks ill. */
    boolean isSuspect(Item item, Casebook casebook) {
        var people = people(item);
        if (people.size() != 2 || !isReadable(item)) {
            casebook.add(new Finding(Ill.PAIR_UNREADABLE, item.pk() + " " + item.sk()), false);
            return false;
        }
        try {
            return !findings(between(people), casebook).isEmpty();
        } catch (Unreadable _) {
            return false; // the pair of a block, or the head that it leads to
        }
    }

    /** The same closely, when the conversations have been looked at. */
    void look(Item item, Casebook casebook, boolean fix) {
        try {
            again(people(item), casebook, fix);
        } catch (Unreadable _) {
            // as above
        }
    }

    private static List<UserId> people(Item item) {
        return Blocks.blocker(item.pk())
                .map(blocker -> UserId.read(item.sk())
                        .map(blocked -> List.of(blocker, blocked))
                        .orElse(List.of()))
                .orElseGet(() -> Pairs.people(item.pk()));
    }

    private static boolean isReadable(Item item) {
        try {
            return Blocks.blocker(item.pk()).isPresent() || Pairs.pair(item).version() >= 0;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private Chart.Between between(List<UserId> people) {
        return readChart.between(people.getFirst(), people.getLast(), Optional.empty());
    }

    private void again(List<UserId> people, Casebook casebook, boolean fix) {
        var two = between(people);
        var found = findings(two, casebook);
        // Neither a block nor a start of a conversation changes all that was read at one moment, unless the pair
        // changed.
        if (found.isEmpty() || !store.now(pairs.find(two.one(), two.two())).equals(two.pair())) {
            return;
        }
        boolean mended = fix && mend(two);
        found.forEach(finding -> casebook.add(finding, mended));
    }

    private static List<Finding> findings(Chart.Between two, Casebook casebook) {
        var found = new ArrayList<Finding>();
        String people = two.one() + " and " + two.two();
        if (leadsNowhere(two) && !casebook.has(Ill.PAIR_ELSEWHERE, people)) {
            found.add(new Finding(
                    Ill.PAIR_ORPHANED, people + ": " + two.pair().conversation().orElseThrow()));
        }
        for (UserId user : two.both()) {
            if (two.pair().isBlockedBy(user) && !two.listed().contains(user)) {
                found.add(new Finding(Ill.BLOCK_UNLISTED, two.but(user) + " by " + user));
            }
            if (!two.pair().isBlockedBy(user) && two.listed().contains(user)) {
                found.add(new Finding(Ill.BLOCK_UNHEEDED, two.but(user) + " by " + user));
            }
        }
        return found;
    }

    private static boolean leadsNowhere(Chart.Between two) {
        return two.pair().conversation().isPresent() && !two.isTaken();
    }

    private boolean mend(Chart.Between two) {
        Pair next = MendConversation.blocks(two);
        var writes = new ArrayList<Write>();
        if (leadsNowhere(two)) {
            next = next.withoutConversation();
            if (two.other().isEmpty()) {
                ConversationId nowhere = two.pair().conversation().orElseThrow();
                writes.add(Write.absent(Heads.partition(nowhere), Heads.HEAD));
            }
        } else {
            two.other().ifPresent(head -> writes.add(blocks(two, head)));
        }
        // The version moves even where only the list is wrong, so that nobody blocks or unblocks meanwhile.
        writes.add(pairs.change(two.one(), two.two(), two.pair(), next));
        for (UserId user : two.both()) {
            if (two.pair().isBlockedBy(user) && !two.listed().contains(user)) {
                writes.add(blocks.list(user, person(two.but(user)), new Stamp(clock.instant())));
            }
        }
        return store.transact(writes) instanceof Outcome.Committed;
    }

    private Write blocks(Chart.Between two, Head head) {
        Head next = head;
        for (UserId user : two.both()) {
            next = next.blocking(two.but(user), two.isBlockedBy(user));
        }
        return heads.change(head, next.next());
    }

    private User person(UserId id) {
        return store.now(users.certainlyByIds(Set.of(id))).getOrDefault(id, new User(id, new Handle(""), ""));
    }
}
