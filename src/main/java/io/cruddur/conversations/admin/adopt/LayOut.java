package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.admin.adopt.Sayings.Saying;
import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.admin.upkeep.UpkeepConfig;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.conversation.OriginalRow;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.OriginalMessage;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.OriginalTime;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans a direct conversation out of groups that have no head yet: the copies first, the newest first of all, so that none
 * takes the place of a message that has no copy; then the originals go; last come, in one transaction, head, pair and rows.
 * All of it is on condition that there is no head, so nothing is written into a conversation that is in use.
 */
@ApplicationScoped
class LayOut {

    private final Store store;
    private final Heads heads;
    private final Pairs pairs;
    private final Rows rows;
    private final UpkeepConfig config;

    LayOut(Store store, Heads heads, Pairs pairs, Rows rows, UpkeepConfig config) {
        this.store = store;
        this.heads = heads;
        this.pairs = pairs;
        this.rows = rows;
        this.config = config;
    }

    private record Key(String pk, String sk) {
        static Key of(Item item) {
            return new Key(item.pk(), item.sk());
        }
    }

    Plan plan(Snapshot snapshot, Two two) {
        var tally = new Plan.Tally();
        var sayings = Sayings.of(snapshot.items());
        ConversationId id = survivor(snapshot, sayings);
        List<Item> wanted = wanted(sayings, id);
        Set<String> texts =
                sayings.said().stream().map(saying -> saying.message().text()).collect(Collectors.toSet());
        Head head = head(snapshot, sayings, two, id, wanted);

        var packing = new Plan.Packing(config.transaction(), List.of(Write.absent(Heads.partition(id), Heads.HEAD)));
        messages(snapshot, sayings, wanted, tally).forEach(packing::add);
        var last = new ArrayList<Write>();
        last.add(heads.create(head));
        if (!snapshot.pair().conversation().equals(Optional.of(id))) {
            last.add(pairs.change(
                    two.one(), two.other(), snapshot.pair(), snapshot.pair().with(id)));
            tally.add(Repair.PAIR);
        }
        Optional<Item> newest = wanted.isEmpty() ? Optional.empty() : Optional.of(wanted.getLast());
        rows(snapshot, head, newest, texts, packing, last, tally);
        count(snapshot, sayings, id, wanted, two, tally);
        var merged = snapshot.family().groups().stream()
                .map(group -> group.id)
                .filter(group -> !group.equals(id))
                .toList();
        return new Plan(id, packing.with(last), tally.counts(), merged);
    }

    /** The group of the oldest message; where nothing was said, the one with the lowest id. */
    private static ConversationId survivor(Snapshot snapshot, Sayings sayings) {
        return sayings.said().stream()
                .findFirst()
                .map(saying -> saying.message().origin().conversation())
                .orElseGet(() -> snapshot.family().id());
    }

    /** The messages as they are to be. */
    private static List<Item> wanted(Sayings sayings, ConversationId id) {
        var wanted = new ArrayList<Item>();
        Stamp free = new Stamp(Instant.EPOCH);
        for (Saying saying : sayings.said()) {
            Stamp at = new Stamp(saying.message().at()).orLater(free);
            wanted.add(saying.message().as(id, at, wanted.size() + 1L));
            free = at.next();
        }
        return wanted;
    }

    private static Head headOf(Snapshot snapshot, Sayings sayings, Two two, ConversationId id, Stamp since) {
        User one = snapshot.person(two.one(), id, sayings);
        User other = snapshot.person(two.other(), id, sayings);
        return Head.direct(id, one, other, snapshot.pair(), since);
    }

    private Head head(Snapshot snapshot, Sayings sayings, Two two, ConversationId id, List<Item> wanted) {
        if (wanted.isEmpty()) {
            Instant since = two.both().stream()
                    .flatMap(user -> snapshot.rowsOf(user, id).stream().limit(1))
                    .flatMap(row -> row.at().stream())
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
            return headOf(snapshot, sayings, two, id, new Stamp(since)).next();
        }
        Stamp first = Stamp.parse(wanted.getFirst().sk());
        Stamp last = Stamp.parse(wanted.getLast().sk());
        return headOf(snapshot, sayings, two, id, first).holding(wanted.size(), last, place(snapshot, two, last));
    }

    /** Where both rows can be: other conversations may have moved at the very same time. */
    private Stamp place(Snapshot snapshot, Two two, Stamp last) {
        var ours = snapshot.rows().stream().map(row -> Key.of(row.item())).collect(Collectors.toSet());
        Stamp place = last;
        while (isTaken(two, place, ours)) {
            place = place.next();
        }
        return place;
    }

    private boolean isTaken(Two two, Stamp place, Set<Key> ours) {
        return two.both().stream()
                .map(user -> new Key(Rows.partition(user), place.toString()))
                .anyMatch(key ->
                        !ours.contains(key) && store.get(key.pk(), key.sk()).isPresent());
    }

    private List<List<Write>> messages(Snapshot snapshot, Sayings sayings, List<Item> wanted, Plan.Tally tally) {
        var there = new LinkedHashMap<Key, Item>();
        snapshot.items().forEach(item -> there.put(Key.of(item), item));
        Set<Key> kept = wanted.stream().map(Key::of).collect(Collectors.toSet());
        var writes = new ArrayList<List<Write>>();
        for (Item item : sayings.unreadable()) {
            tally.add(Repair.SET_ASIDE);
            writes.add(kept.contains(Key.of(item)) ? store.copyAside(item) : store.moveAside(item));
        }
        for (Item item : wanted.reversed()) {
            Optional<Item> seen = Optional.ofNullable(there.get(Key.of(item)));
            if (seen.isEmpty()) {
                writes.add(List.of(Write.putNew(item)));
            } else if (!seen.get().attributes().equals(item.attributes())) {
                writes.add(List.of(Write.replace(seen.get(), item)));
            }
        }
        sayings.said().stream()
                .flatMap(saying -> saying.items().stream())
                .filter(item -> !kept.contains(Key.of(item)))
                .forEach(item -> writes.add(List.of(Write.remove(item))));
        return writes;
    }

    /** The newest row of each of the two goes last, since it may be all that says whose the conversation is. */
    private void rows(
            Snapshot snapshot,
            Head head,
            Optional<Item> newest,
            Set<String> texts,
            Plan.Packing packing,
            List<Write> last,
            Plan.Tally tally) {
        Map<Key, OriginalRow> left = new LinkedHashMap<>();
        snapshot.rows().forEach(row -> left.put(Key.of(row.item()), row));
        var anchors = new ArrayList<OriginalRow>();
        for (Member member : head.bySeniority()) {
            snapshot.rowsOf(member.id(), head.id()).stream().findFirst().ifPresent(anchors::add);
            newest.ifPresent(message -> {
                var latest = Messages.latest(message);
                Optional<OriginalRow> inPlace = Optional.ofNullable(left.remove(
                        new Key(Rows.partition(member.id()), head.inboxStamp().toString())));
                Write put = rows.put(head, member, latest, inPlace.map(OriginalRow::item));
                last.addAll(inPlace.map(row -> Snapshot.replace(row, texts, store, tally, put))
                        .orElseGet(() -> List.of(put)));
                tally.add(Repair.ROW_WRITTEN);
            });
        }
        for (OriginalRow anchor : anchors) {
            if (left.remove(Key.of(anchor.item())) != null) {
                last.addAll(Snapshot.remove(anchor, texts, store, tally));
            }
        }
        left.values().forEach(row -> packing.add(Snapshot.remove(row, texts, store, tally)));
    }

    private static void count(
            Snapshot snapshot, Sayings sayings, ConversationId id, List<Item> wanted, Two two, Plan.Tally tally) {
        for (int i = 0; i < wanted.size(); i++) {
            OriginalMessage message = sayings.said().get(i).message();
            if (message.isCopy()) {
                continue;
            }
            String sk = message.origin().sk();
            tally.add(Repair.NUMBERED);
            tally.add(Repair.TIME_FORM, OriginalTime.isNormal(sk) ? 0 : 1);
            tally.add(Repair.TIME_NAIVE, OriginalTime.isNaive(sk) ? 1 : 0);
            boolean moved = !Stamp.parse(wanted.get(i).sk()).equals(new Stamp(message.at()));
            tally.add(Repair.TIME_EQUAL, moved ? 1 : 0);
            tally.add(Repair.MESSAGE_MERGED, message.origin().conversation().equals(id) ? 0 : 1);
            tally.add(Repair.STRANGER, two.both().contains(message.author().id()) ? 0 : 1);
        }
        tally.add(Repair.HEAD);
        tally.add(Repair.GROUP_MERGED, snapshot.family().groups().size() - 1);
        tally.add(Repair.GROUP_EMPTY, (int) snapshot.family().groups().stream()
                .filter(group -> group.messages() == 0)
                .count());
        for (UserId user : two.both()) {
            int many = snapshot.rowsOf(user, id).size();
            tally.add(Repair.ROW_MISSING, many == 0 && !wanted.isEmpty() ? 1 : 0);
            tally.add(Repair.ROW_DOUBLED, Math.max(0, many - 1));
            tally.add(Repair.PERSON_UNKNOWN, snapshot.known().containsKey(user) ? 0 : 1);
        }
    }
}
