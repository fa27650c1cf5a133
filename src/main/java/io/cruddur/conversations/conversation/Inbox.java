package io.cruddur.conversations.conversation;

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
import java.util.LinkedHashMap;
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

    private final Dynamo dynamo;
    private final Duration settle;

    Inbox(Dynamo dynamo, InboxConfig config) {
        this.dynamo = dynamo;
        this.settle = config.settle();
    }

    /** For how long after they moved rows stay where they are. */
    public Duration settle() {
        return settle;
    }

    /**
     * The conversations with the newest messages, newest first: strongly consistent, 1 RCU for each 4 KB begun, one query
     * unless several conversations around the last one asked for were busy within the same {@code settle}.
     */
    public Uni<List<InboxRow>> newest(UserId user, int limit) {
        return rows(user, Optional.empty(), limit + 1, new LinkedHashMap<>(), limit);
    }

    private Uni<List<InboxRow>> rows(
            UserId user, Optional<Stamp> below, int ask, Map<ConversationId, InboxRow> seen, int limit) {
        return dynamo.newest("inbox", partition(user), below.map(Stamp::toString), ask)
                .chain(range -> {
                    // Rows are moved by deleting and putting: a query that runs meanwhile may see both.
                    range.items().stream()
                            .map(Inbox::row)
                            .forEach(row -> seen.merge(
                                    row.conversation(),
                                    row,
                                    (a, b) -> a.latest().seq() >= b.latest().seq() ? a : b));
                    var newest = seen.values().stream()
                            .sorted(Comparator.comparing(
                                            (InboxRow row) -> row.latest().at())
                                    .reversed())
                            .limit(limit)
                            .toList();
                    return mayMiss(newest, range, limit)
                            ? rows(user, Optional.of(place(range.items().getLast())), ask, seen, limit)
                            : Uni.createFrom().item(newest);
                });
    }

    /** Whether a row further down could have a newer message than the last of these. */
    private boolean mayMiss(List<InboxRow> newest, Range range, int limit) {
        if (!range.more() || range.items().isEmpty()) {
            return false;
        }
        Stamp newestBelow = place(range.items().getLast()).plus(settle);
        return newest.size() < limit
                || newestBelow.isAfter(newest.getLast().latest().at());
    }

    /** The writes that show a conversation's new message in every member's inbox. */
    public List<Write> show(Head before, Head after, InboxRow.Latest latest) {
        boolean moves = !before.inboxStamp().equals(after.inboxStamp()) || before.lastSeq() == 0;
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
