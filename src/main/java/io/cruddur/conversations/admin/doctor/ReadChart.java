package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.conversation.Blocks;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Pair;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what belongs to a conversation; of a head that is in hand already, or all of it, at one moment. */
@ApplicationScoped
class ReadChart {

    private static final int ATTEMPTS = 8;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Store store;
    private final Pairs pairs;
    private final Blocks blocks;
    private final Users users;

    ReadChart(Store store, Pairs pairs, Blocks blocks, Users users) {
        this.store = store;
        this.pairs = pairs;
        this.blocks = blocks;
        this.users = users;
    }

    /** A look at a conversation. */
    sealed interface Look {}

    /** All of it was there at one moment. */
    record Clear(Chart chart) implements Look {}

    /** It has no head that can be read. */
    record Headless(Ill ill, Tally tally) implements Look {}

    /** It changed as often as it was looked at. */
    record Blurred(ConversationId id) implements Look {}

    /** What belongs to a head and its messages: strongly consistent, 1 RCU a member, and 1 to 4 for a pair. */
    Chart of(Head head, Tally tally) {
        var rows = new HashMap<UserId, Item>();
        if (head.lastSeq() > 0) {
            for (UserId user : head.members().keySet()) {
                store.get(Rows.partition(user), head.inboxStamp().toString())
                        .filter(row -> isOf(row, head.id()))
                        .ifPresent(row -> rows.put(user, row));
            }
        }
        return new Chart(head, tally, rows, between(head), unknown(head));
    }

    private static boolean isOf(Item row, ConversationId id) {
        return row.text("message_group_uuid").filter(id.toString()::equals).isPresent();
    }

    private Optional<Chart.Between> between(Head head) {
        var people = List.copyOf(head.members().keySet());
        if (head.isGroup() || people.size() != 2) {
            return Optional.empty();
        }
        return Optional.of(between(people.getFirst(), people.getLast(), Optional.of(head.id())));
    }

    /** What is between two people, with the head that their pair leads to unless that is of a conversation in hand. */
    Chart.Between between(UserId a, UserId b, Optional<ConversationId> inHand) {
        boolean inOrder = a.toString().compareTo(b.toString()) < 0;
        UserId one = inOrder ? a : b;
        UserId two = inOrder ? b : a;
        String pk = Pairs.partition(one, two);
        Pair pair = read(store.now(pairs.item(one, two)), pk, Pairs::pair).orElse(Pair.NONE);
        var other = pair.conversation()
                .filter(id -> !Optional.of(id).equals(inHand))
                .flatMap(this::head);
        var listed = new HashSet<UserId>();
        if (store.now(blocks.has(one, two))) {
            listed.add(one);
        }
        if (store.now(blocks.has(two, one))) {
            listed.add(two);
        }
        return new Chart.Between(one, two, pair, other, listed);
    }

    /** A head: strongly consistent, 1 RCU. Fails with {@code Unreadable}. */
    Optional<Head> head(ConversationId id) {
        String pk = Heads.partition(id);
        return read(store.get(pk, Heads.HEAD), pk, Heads::head);
    }

    private static <T> Optional<T> read(Optional<Item> item, String key, Function<Item, T> reading) {
        try {
            return item.map(reading);
        } catch (RuntimeException e) {
            throw new Unreadable(key, e);
        }
    }

    private Set<UserId> unknown(Head head) {
        var unknown = new HashSet<>(head.members().keySet());
        unknown.removeAll(
                store.now(users.certainlyByIds(Map.copyOf(head.members()).keySet()))
                        .keySet());
        return unknown;
    }

    /** All of it at one moment: before and after, the head was the same. */
    Look look(ConversationId id) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var items = store.partition(Heads.partition(id));
            var tally = new Tally(id);
            items.stream().filter(item -> !Heads.isHead(item)).forEach(tally::add);
            if (items.isEmpty() || !Heads.isHead(items.getLast())) {
                return new Headless(Ill.HEAD_MISSING, tally);
            }
            Head head;
            try {
                head = read(Optional.of(items.getLast()), Heads.partition(id), Heads::head)
                        .orElseThrow();
            } catch (Unreadable _) {
                return new Headless(Ill.HEAD_UNREADABLE, tally);
            }
            Chart chart = of(head, tally);
            long version = head.version();
            if (head(id).filter(after -> after.version() == version).isPresent()) {
                return new Clear(chart);
            }
            pause(attempt);
        }
        return new Blurred(id);
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
