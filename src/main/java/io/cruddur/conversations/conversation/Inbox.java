package io.cruddur.conversations.conversation;

import io.cruddur.conversations.conversation.InboxPage.Place;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Range;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everybody's inbox: items {@code GRP#<user>}, one for each conversation, sorted by when it moved last. A row moves with
 * a message unless it moved less than {@code settle} ago, so a row's last message is less than that younger than its
 * place.
 */
@ApplicationScoped
public class Inbox {

    private static final Duration COLLISIONS = Duration.ofMillis(1);

    private final Dynamo dynamo;
    private final Heads heads;
    private final Duration settle;

    Inbox(Dynamo dynamo, Heads heads, InboxConfig config) {
        this.dynamo = dynamo;
        this.heads = heads;
        this.settle = config.settle();
    }

    /** For how long after they moved rows stay where they are. */
    public Duration settle() {
        return settle;
    }

    /**
     * The conversations with the newest messages, newest first, or those after a place: strongly consistent, 1 RCU for each
     * 4 KB begun, one query unless several conversations around the last one asked for were busy within the same {@code
     * settle}.
     */
    public Uni<InboxPage> page(UserId user, Optional<Place> after, int limit) {
        // A row may be a few microseconds above its message, where another row was in its place.
        var below = after.map(place -> place.at().plus(COLLISIONS));
        return gather(user, below, limit, new Gathered(after, new HashMap<>()));
    }

    private Uni<InboxPage> gather(UserId user, Optional<Stamp> below, int limit, Gathered gathered) {
        return dynamo.newest("inbox", partition(user), below.map(Stamp::toString), limit + 1)
                .chain(range -> {
                    range.items().stream().map(Inbox::row).forEach(gathered::add);
                    var rows = gathered.inOrder();
                    return mayMiss(rows, range, limit)
                            ? gather(user, Optional.of(place(range.items().getLast())), limit, gathered)
                            : Uni.createFrom().item(page(rows, range.more(), limit));
                });
    }

    /** Whether a row further down could belong before the last of the page. */
    private boolean mayMiss(List<InboxRow> rows, Range range, int limit) {
        if (!range.more() || range.items().isEmpty()) {
            return false;
        }
        Stamp newestBelow = place(range.items().getLast()).plus(settle);
        return rows.size() < limit
                || newestBelow.isAfter(rows.get(limit - 1).latest().at());
    }

    private static InboxPage page(List<InboxRow> rows, boolean more, int limit) {
        var page = rows.subList(0, Math.min(limit, rows.size()));
        boolean goesOn = rows.size() > limit || more;
        return new InboxPage(page, goesOn ? Optional.of(Place.of(page.getLast())) : Optional.empty());
    }

    /** Rows after a place, of several queries. */
    private record Gathered(Optional<Place> after, Map<ConversationId, InboxRow> rows) {

        /** Rows are moved by deleting and putting: a query that runs meanwhile may see both. */
        void add(InboxRow row) {
            rows.merge(
                    row.conversation(),
                    row,
                    (a, b) -> a.latest().seq() >= b.latest().seq() ? a : b);
        }

        List<InboxRow> inOrder() {
            return rows.values().stream()
                    .filter(row -> after.isEmpty() || Place.of(row).compareTo(after.get()) > 0)
                    .sorted(Comparator.comparing(Place::of))
                    .toList();
        }
    }

    /**
     * One conversation as its head says, and a member's row of it: strongly consistent, 2 RCU. Fails with {@code NotFound}
     * for whoever isn't a member.
     */
    public Uni<InboxRow> find(ConversationId id, UserId reader) {
        return find(id, reader, 1);
    }

    private Uni<InboxRow> find(ConversationId id, UserId reader, int attempt) {
        return heads.ofMember(id, reader)
                .chain(head ->
                        dynamo.get("row", partition(reader), head.inboxStamp().toString()))
                // The row may move between the two reads.
                .chain(row -> row.map(item -> Uni.createFrom().item(row(item)))
                        .orElseGet(() -> Races.again(attempt, () -> find(id, reader, attempt + 1))));
    }

    /** The write that shows a member's read mark in their row. */
    Write mark(Head head, Member reader) {
        UserId user = reader.user().id();
        return Write.set(partition(user), head.inboxStamp().toString(), "read_seq", reader.readSeq());
    }

    /** The writes that show a conversation's new message in every member's inbox. */
    public List<Write> show(Head before, Head after, InboxRow.Latest latest) {
        boolean moves = !before.inboxStamp().equals(after.inboxStamp());
        var writes = new ArrayList<Write>();
        after.members().forEach((user, member) -> {
            Item row = item(user, after, member, latest);
            if (moves && before.lastSeq() > 0) {
                writes.add(Write.delete(partition(user), before.inboxStamp().toString()));
            }
            writes.add(moves ? Write.putNew(row) : Write.put(row));
        });
        return writes;
    }

    private static String partition(UserId user) {
        return "GRP#" + user;
    }

    private static Stamp place(Item row) {
        return Stamp.parse(row.sk());
    }

    private static Item item(UserId user, Head head, Member member, InboxRow.Latest latest) {
        User other = head.membersBut(user).iterator().next().user();
        return Item.keyed(partition(user), head.inboxStamp().toString())
                .with("message_group_uuid", head.id())
                .with("message", latest.text())
                .with("message_uuid", latest.id())
                .with("author_uuid", latest.author())
                .with("user_uuid", other.id())
                .with("user_handle", other.handle())
                .with("user_display_name", other.displayName())
                .with("seq", latest.seq())
                .with("read_seq", member.readSeq())
                .with("last_message_at", latest.at());
    }

    private static InboxRow row(Item item) {
        return new InboxRow(
                new ConversationId(item.uuid("message_group_uuid")),
                new User(
                        new UserId(item.uuid("user_uuid")),
                        new Handle(item.string("user_handle")),
                        item.string("user_display_name")),
                new InboxRow.Latest(
                        new MessageId(item.uuid("message_uuid")),
                        item.number("seq"),
                        new UserId(item.uuid("author_uuid")),
                        item.string("message"),
                        item.stamp("last_message_at")),
                item.number("read_seq"),
                place(item));
    }
}
