package io.cruddur.conversations.conversation;

import io.cruddur.conversations.conversation.InboxPage.Place;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody's inbox, in the order of the newest messages, however the rows lie. */
@ApplicationScoped
public class Inbox {

    private static final Duration COLLISIONS = Duration.ofMillis(1);

    /** About as many rows as DynamoDB returns at once. */
    private static final int MANY = 1000;

    /** At least so many are asked for when those before weren't enough; after that, twice as many each time. */
    private static final int MORE = 100;

    private static final int COUNTED = 200;

    private final Rows rows;
    private final Heads heads;

    Inbox(Rows rows, Heads heads) {
        this.rows = rows;
        this.heads = heads;
    }

    /**
     * A conversation as its head says, and as a member's inbox shows it.
     *
     * @param row empty before the first message
     */
    record Entry(Head head, Optional<InboxRow> row) {}

    /**
     * How much somebody hasn't read.
     *
     * @param exact whether it is all; if not, it is of the 200 newest such conversations
     */
    record Unread(int conversations, long messages, boolean exact) {}

    /**
     * The conversations with the newest messages, newest first, or those after a place: strongly consistent, 1 RCU for each
     * 4 KB begun, one query unless several conversations around the last one asked for were busy within the same {@code
     * settle}, or the listing passes over any.
     */
    public Uni<InboxPage> page(UserId user, Listing listing, Optional<Place> after, int limit) {
        // A row may be a few microseconds above its message, where another row was in its place.
        var below = after.map(place -> place.at().plus(COLLISIONS));
        return gather(user, below.map(Stamp::toString), limit + 1, new Gathered(listing, after, limit, new HashMap<>()))
                .map(run -> page(run, limit));
    }

    private static InboxPage page(Run run, int limit) {
        var page = run.rows().subList(0, Math.min(limit, run.rows().size()));
        boolean goesOn = run.rows().size() > limit;
        return new InboxPage(page, goesOn ? Optional.of(Place.of(page.getLast())) : Optional.empty());
    }

    /** How much somebody hasn't read: reads on until it has counted enough, 1 RCU for each 4 KB begun. */
    Uni<Unread> unread(UserId user, Optional<Boolean> archived) {
        var listing = new Listing(true, archived);
        return gather(user, Optional.empty(), MANY, new Gathered(listing, Optional.empty(), COUNTED, new HashMap<>()))
                .map(run -> unread(page(run, COUNTED)));
    }

    private static Unread unread(InboxPage page) {
        long messages = page.rows().stream().mapToLong(InboxRow::unread).sum();
        return new Unread(page.rows().size(), messages, page.next().isEmpty());
    }

    private Uni<Run> gather(UserId user, Optional<String> below, int many, Gathered gathered) {
        return rows.newest(user, below, many).chain(range -> {
            var ours =
                    range.items().stream().filter(item -> !OriginalRow.is(item)).toList();
            ours.stream().map(Rows::row).forEach(gathered::add);
            var run = new Run(gathered.inOrder(), range.more() && !range.items().isEmpty());
            return mayMiss(run, ours, gathered.limit())
                    ? gather(
                            user,
                            Optional.of(range.items().getLast().sk()),
                            Math.clamp(2L * many, MORE, MANY),
                            gathered)
                    : Uni.createFrom().item(run);
        });
    }

    /** Whether a row further down could belong before the last of the page, or be the first one after it. */
    private boolean mayMiss(Run run, List<Item> read, int limit) {
        if (!run.more()) {
            return false;
        }
        if (read.isEmpty() || run.rows().size() <= limit) {
            return true;
        }
        Stamp newestBelow = Rows.place(read.getLast()).plus(rows.settle());
        return newestBelow.isAfter(run.rows().get(limit - 1).latest().at());
    }

    /** Rows of several queries, in order, and whether there are more below them. */
    private record Run(List<InboxRow> rows, boolean more) {}

    /** Rows of a listing after a place, of several queries. */
    private record Gathered(Listing listing, Optional<Place> after, int limit, Map<ConversationId, InboxRow> rows) {

        /** Rows are moved by deleting and putting: a query that runs meanwhile may see both. */
        void add(InboxRow row) {
            rows.merge(
                    row.conversation(),
                    row,
                    (a, b) -> a.latest().seq() >= b.latest().seq() ? a : b);
        }

        List<InboxRow> inOrder() {
            return rows.values().stream()
                    .filter(listing::has)
                    .filter(row -> after.isEmpty() || Place.of(row).compareTo(after.get()) > 0)
                    .sorted(Comparator.comparing(Place::of))
                    .toList();
        }
    }

    /**
     * The conversations with messages after a time: 1 RCU for each 4 KB begun of the rows that have moved since, or up to
     * {@code settle} before. Read upwards, so that a row that moves meanwhile is met again, not missed.
     */
    public Uni<List<InboxRow>> since(UserId user, Stamp time) {
        var found = new LinkedHashMap<ConversationId, InboxRow>();
        Stamp from = new Stamp(time.instant().minus(rows.settle()).minus(COLLISIONS));
        return since(user, from, found)
                .map(_ -> found.values().stream()
                        .filter(row -> row.latest().at().isAfter(time))
                        .toList());
    }

    private Uni<Void> since(UserId user, Stamp from, Map<ConversationId, InboxRow> found) {
        return rows.oldest(user, from, MANY).chain(range -> {
            range.items().stream().map(Rows::row).forEach(row -> found.put(row.conversation(), row));
            return range.more()
                    ? since(user, Rows.place(range.items().getLast()).next(), found)
                    : Uni.createFrom().voidItem();
        });
    }

    /** One conversation and a member's row of it: strongly consistent, 2 RCU. Fails with {@code NotFound} for others. */
    Uni<Entry> find(ConversationId id, UserId reader) {
        return find(id, reader, 1);
    }

    private Uni<Entry> find(ConversationId id, UserId reader, int attempt) {
        return heads.ofMember(id, reader)
                .chain(head -> head.lastSeq() == 0
                        ? Uni.createFrom().item(new Entry(head, Optional.empty()))
                        : rows.find(head, reader)
                                // The row may move between the two reads.
                                .chain(row -> row.isPresent()
                                        ? Uni.createFrom().item(new Entry(head, row))
                                        : Races.again(attempt, () -> find(id, reader, attempt + 1))));
    }
}
