package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.admin.adopt.Sayings.Saying;
import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.admin.upkeep.UpkeepConfig;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.OriginalMessage;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans for what the original stored after its conversation had been adopted, or while one of ours had begun: each message
 * is appended like any other that is sent, stamped after the last and on condition of the head's version. So it moves
 * nothing that people have seen, and its own time stays with it.
 */
@ApplicationScoped
class AppendLate {

    private final Store store;
    private final Heads heads;
    private final Rows rows;
    private final UpkeepConfig config;

    AppendLate(Store store, Heads heads, Rows rows, UpkeepConfig config) {
        this.store = store;
        this.heads = heads;
        this.rows = rows;
        this.config = config;
    }

    Plan plan(Snapshot snapshot, Head target) {
        var tally = new Plan.Tally();
        Set<Item> settled = new HashSet<>(snapshot.settled());
        var sayings = Sayings.of(Stream.concat(
                        settled.stream()
                                .filter(item ->
                                        OriginalMessage.adoptedFrom(item).isPresent()),
                        snapshot.items().stream())
                .toList());
        var taken = snapshot.items().stream()
                .filter(item -> Heads.conversation(item).equals(target.id()))
                .map(Item::sk)
                .collect(Collectors.toCollection(HashSet::new));
        var transactions = new ArrayList<List<Write>>();
        Head head = target;
        for (Saying saying : sayings.said()) {
            if (saying.items().stream().anyMatch(settled::contains)) {
                saying.items().stream()
                        .filter(item -> !settled.contains(item))
                        .forEach(item -> transactions.add(List.of(Write.remove(item))));
                continue;
            }
            Head next = next(head, saying.message(), taken);
            transactions.add(append(head, next, saying));
            tally.add(Repair.LATE);
            tally.add(Repair.STRANGER, target.has(saying.message().author().id()) ? 0 : 1);
            head = next;
        }
        var rest = new Plan.Packing(config.transaction(), List.of());
        for (Item item : sayings.unreadable()) {
            tally.add(Repair.SET_ASIDE);
            rest.add(store.moveAside(item));
        }
        Set<String> texts = Stream.concat(snapshot.settled().stream(), snapshot.items().stream())
                .map(item -> item.text("message").orElse(""))
                .collect(Collectors.toSet());
        snapshot.rows().forEach(row -> {
            tally.add(Repair.ROW_DOUBLED);
            rest.add(Snapshot.remove(row, texts, store, tally));
        });
        transactions.addAll(rest.with(List.of()));
        var merged = snapshot.family().groups().stream()
                .map(group -> group.id)
                .filter(id -> !id.equals(target.id()))
                .toList();
        return new Plan(target.id(), transactions, tally.counts(), merged);
    }

    /** The head after the message, at a time and with rows in places where nothing is. */
    private Head next(Head head, OriginalMessage message, Set<String> taken) {
        Stamp at = new Stamp(message.at()).orLater(head.lastMessageAt().next());
        while (taken.contains(at.toString()) && !message.item().sk().equals(at.toString())) {
            at = at.next();
        }
        Stamp row = at;
        Head next = head.after(message.author(), at, rows.settle(), row);
        while (moves(head, next) && isTaken(next)) {
            row = next.inboxStamp().next();
            next = head.after(message.author(), at, rows.settle(), row);
        }
        return next;
    }

    private static boolean moves(Head before, Head after) {
        return !before.inboxStamp().equals(after.inboxStamp());
    }

    private boolean isTaken(Head head) {
        return head.members().keySet().stream()
                .anyMatch(user -> store.get(
                                Rows.partition(user), head.inboxStamp().toString())
                        .isPresent());
    }

    private List<Write> append(Head head, Head next, Saying saying) {
        Item item = saying.message().as(head.id(), next.lastMessageAt(), next.lastSeq());
        Optional<Item> inPlace = saying.items().stream()
                .filter(seen -> seen.pk().equals(item.pk()) && seen.sk().equals(item.sk()))
                .findFirst();
        var writes = new ArrayList<Write>();
        writes.add(inPlace.map(seen -> Write.replace(seen, item)).orElseGet(() -> Write.putNew(item)));
        writes.add(heads.change(head, next));
        saying.items().stream()
                .filter(seen -> !Objects.equals(seen, inPlace.orElse(null)))
                .forEach(seen -> writes.add(Write.remove(seen)));
        writes.addAll(rows.show(head, next, Messages.latest(item)));
        return writes;
    }
}
