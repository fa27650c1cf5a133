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
import java.util.List;
import java.util.Optional;

/**
 * The rows of everybody's inbox: items {@code GRP#<user>}, one for each conversation that has a message, sorted by when it
 * moved last. A row moves with a message unless it moved less than {@code settle} ago, so a row's last message is less
 * than that younger than its place. About 500 bytes and the text, and 40 for each participant of a group.
 */
@ApplicationScoped
public class Rows {

    /** What the partition keys of inboxes begin with. */
    public static final String PREFIX = "GRP#";

    private static final int MANY = 1000;

    private final Dynamo dynamo;
    private final Duration settle;

    Rows(Dynamo dynamo, InboxConfig config) {
        this.dynamo = dynamo;
        this.settle = config.settle();
    }

    /** For how long after they moved rows stay where they are. */
    public Duration settle() {
        return settle;
    }

    /**
     * The items with the highest sort keys below one, or of all: strongly consistent, 1 RCU for each 4 KB begun. There may
     * be rows of the original's among them.
     */
    Uni<Range> newest(UserId user, Optional<String> below, int limit) {
        return dynamo.newest("inbox", partition(user), below, limit);
    }

    /** What others have put into an inbox, of the newest thousand rows: strongly consistent, 1 RCU for each 4 KB begun. */
    public Uni<List<OriginalRow>> originals(UserId user) {
        return newest(user, Optional.empty(), MANY)
                .map(range -> range.items().stream()
                        .filter(OriginalRow::is)
                        .flatMap(item -> OriginalRow.read(item).stream())
                        .toList());
    }

    /** The rows from a place on, the lowest first: as above. */
    Uni<Range> oldest(UserId user, Stamp from, int limit) {
        return dynamo.oldest("inbox", partition(user), from.toString(), Stamp.LAST.toString(), limit);
    }

    /** A member's row, if it is still where the head says: strongly consistent, 1 RCU. */
    Uni<Optional<InboxRow>> find(Head head, UserId user) {
        return dynamo.get("row", partition(user), head.inboxStamp().toString()).map(item -> item.map(Rows::row));
    }

    /** The writes that show in a member's row what the head says of that member; none before the first message. */
    List<Write> change(Head head, Member member) {
        var attributes = Item.map()
                .with("read_seq", member.readSeq())
                .with("muted", member.muted())
                .with("archived", member.archived());
        return head.lastSeq() == 0
                ? List.of()
                : List.of(Write.set(partition(member.id()), head.inboxStamp().toString(), attributes));
    }

    /** The writes that show a conversation's newest message in every member's inbox, and take away who has left. */
    public List<Write> show(Head before, Head after, InboxRow.Latest latest) {
        boolean moves = !before.inboxStamp().equals(after.inboxStamp());
        String from = before.inboxStamp().toString();
        var writes = new ArrayList<Write>();
        after.members().forEach((user, member) -> {
            if (moves && before.lastSeq() > 0 && before.has(user)) {
                writes.add(Write.delete(partition(user), from));
            }
            Item row = item(after, member, latest);
            writes.add(moves ? Write.putNew(row) : Write.put(row));
        });
        before.members().keySet().stream()
                .filter(user -> !after.has(user))
                .forEach(user -> writes.add(Write.delete(partition(user), from)));
        return writes;
    }

    /** The partition key of somebody's inbox. */
    public static String partition(UserId user) {
        return PREFIX + user;
    }

    /** Whose inbox that is the partition key of, if it is one. */
    public static Optional<UserId> owner(String pk) {
        return pk.startsWith(PREFIX) ? UserId.read(pk.substring(PREFIX.length())) : Optional.empty();
    }

    /** The write that puts a member's row where the head says, in the place of what was seen there or where nothing was. */
    public Write put(Head head, Member member, InboxRow.Latest latest, Optional<Item> seen) {
        Item row = item(head, member, latest);
        return seen.map(there -> Write.replace(there, row)).orElseGet(() -> Write.putNew(row));
    }

    static Stamp place(Item row) {
        return Stamp.parse(row.sk());
    }

    /** A member's row as it should be. */
    public static Item item(Head head, Member member, InboxRow.Latest latest) {
        UserId user = member.id();
        List<Member> others = head.membersBut(user);
        User other = others.stream()
                .filter(candidate -> candidate.id().equals(latest.author()))
                .findFirst()
                .or(() -> others.stream().findFirst())
                .orElse(member)
                .user();
        Item row = Item.keyed(partition(user), head.inboxStamp().toString())
                .with("message_group_uuid", head.id())
                .with("message", latest.text())
                .with("message_uuid", latest.id())
                .with("author_uuid", latest.author())
                .with("user_uuid", other.id())
                .with("user_handle", other.handle())
                .with("user_display_name", other.displayName())
                .with("seq", latest.seq())
                .with("read_seq", member.readSeq())
                .with("last_message_at", latest.at())
                .with("muted", member.muted())
                .with("archived", member.archived());
        if (head.isGroup()) {
            row.with("kind", head.kind())
                    .with("participants", others.stream().map(Member::id).toList());
        }
        head.title().ifPresent(title -> row.with("title", title));
        return row;
    }

    static InboxRow row(Item item) {
        var other = new User(
                new UserId(item.uuid("user_uuid")),
                new Handle(item.string("user_handle")),
                item.string("user_display_name"));
        var kind = item.find("kind").map(Head.Kind::parse).orElse(Head.Kind.DIRECT);
        return new InboxRow(
                new ConversationId(item.uuid("message_group_uuid")),
                kind,
                item.find("title"),
                other,
                kind == Head.Kind.DIRECT
                        ? List.of(other.id())
                        : item.strings("participants").stream()
                                .map(UserId::parse)
                                .toList(),
                new InboxRow.Latest(
                        new MessageId(item.uuid("message_uuid")),
                        item.number("seq"),
                        new UserId(item.uuid("author_uuid")),
                        item.string("message"),
                        item.stamp("last_message_at")),
                item.number("read_seq"),
                item.flag("muted"),
                item.flag("archived"),
                place(item));
    }
}
