package io.cruddur.conversations.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The heads of conversations: item {@code MSG#<conversation>}, {@code HEAD}, which sorts after every message of its
 * partition. About 250 bytes, and 250 for each member.
 *
 * <p>The heads this process wrote last are remembered, so that a running exchange needs no read. A remembered head is
 * only ever a guess: the condition on its version is what counts.
 */
@RegisterForReflection(
        classNames = { // Caffeine looks them up by name, and the native binary needs to be told
            "com.github.benmanes.caffeine.cache.PSMS",
            "com.github.benmanes.caffeine.cache.SSMS"
        })
@ApplicationScoped
public class Heads {

    /** The sort key of a head. */
    public static final String HEAD = "HEAD";

    /** What the partition keys of conversations begin with. */
    public static final String PREFIX = "MSG#";

    private static final String MEMBERS = "members";
    private static final String TITLE = "title";
    private static final long REMEMBERED = 10_000;

    private final Dynamo dynamo;
    private final Cache<ConversationId, Head> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Heads(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Whether that item of a conversation is its head. */
    public static boolean isHead(Item item) {
        return item.sk().equals(HEAD);
    }

    /** The partition key of a conversation's head and messages. */
    public static String partition(ConversationId id) {
        return PREFIX + id;
    }

    /** The conversation whose partition key that is, if it is one. */
    public static Optional<ConversationId> conversation(String pk) {
        return pk.startsWith(PREFIX) ? ConversationId.parse(pk.substring(PREFIX.length())) : Optional.empty();
    }

    /** The conversation that an item of such a partition belongs to. */
    public static ConversationId conversation(Item item) {
        return conversation(item.pk()).orElseThrow();
    }

    /** The head as this process last knew it, if the person is a member in it: no cost, maybe stale. */
    public Optional<Head> remembered(ConversationId id, UserId member) {
        return Optional.ofNullable(remembered.getIfPresent(id)).filter(head -> head.has(member));
    }

    public void remember(Head head) {
        remembered.put(head.id(), head);
    }

    public void forget(ConversationId id) {
        remembered.invalidate(id);
    }

    /** The head as it is: strongly consistent, 1 RCU for each 16 members begun. */
    public Uni<Optional<Head>> find(ConversationId id) {
        return dynamo.get("head", partition(id), HEAD).map(item -> item.map(Heads::head));
    }

    /** The same, failing with {@code NotFound} for whoever isn't a member. */
    public Uni<Head> ofMember(ConversationId id, UserId user) {
        return find(id).map(head ->
                head.filter(found -> found.has(user)).orElseThrow(() -> new Problem.NotFound().failure()));
    }

    /** The write that stores a new conversation's head; refused with the head that is there already. */
    public Write create(Head head) {
        var members = Item.map();
        head.members().forEach((id, member) -> members.with(id.toString(), item(member)));
        Item item = Item.keyed(partition(head.id()), HEAD)
                .with("kind", head.kind())
                .with("version", head.version())
                .with("last_seq", head.lastSeq())
                .with("last_message_at", head.lastMessageAt())
                .with("inbox_sk", head.inboxStamp())
                .with(MEMBERS, members);
        head.title().ifPresent(title -> item.with(TITLE, title));
        return Write.putNew(item);
    }

    /**
     * The write that makes a head the next one; refused with the head that is there when it is not the seen one. It
     * changes what differs, so attributes that it doesn't know stay as they are.
     */
    public Write change(Head seen, Head next) {
        var update = Write.update(partition(seen.id()), HEAD, seen.version());
        if (seen.lastSeq() != next.lastSeq() || !seen.lastMessageAt().equals(next.lastMessageAt())) {
            update.set(next.lastSeq(), "last_seq")
                    .set(next.lastMessageAt(), "last_message_at")
                    .set(next.inboxStamp(), "inbox_sk");
        }
        if (!seen.title().equals(next.title())) {
            next.title().ifPresentOrElse(title -> update.set(title, TITLE), () -> update.remove(TITLE));
        }
        next.members()
                .forEach((id, member) -> seen.member(id)
                        .ifPresentOrElse(
                                before -> change(update, before, member),
                                () -> update.set(item(member), MEMBERS, id.toString())));
        seen.members().keySet().stream()
                .filter(id -> !next.has(id))
                .forEach(id -> update.remove(MEMBERS, id.toString()));
        return update;
    }

    private static void change(Write.Update update, Member before, Member after) {
        var were = item(before).attributes();
        String id = after.id().toString();
        item(after).attributes().forEach((name, value) -> {
            @Nullable Object was = were.get(name);
            if (!value.equals(was)) {
                update.set(value, MEMBERS, id, name);
            }
        });
    }

    /** Reads a head's item. */
    public static Head head(Item item) {
        var members = new HashMap<UserId, Member>();
        item.maps(MEMBERS).forEach((id, member) -> members.put(UserId.parse(id), member(id, member)));
        return new Head(
                conversation(item),
                Head.Kind.parse(item.string("kind")),
                item.find(TITLE),
                item.number("version"),
                item.number("last_seq"),
                item.stamp("last_message_at"),
                item.stamp("inbox_sk"),
                members);
    }

    private static Item item(Member member) {
        return Item.map()
                .with("handle", member.user().handle())
                .with("display_name", member.user().displayName())
                .with("role", member.role())
                .with("joined_at", member.joinedAt())
                .with("hidden_seq", member.hiddenSeq())
                .with("read_seq", member.readSeq())
                .with("read_at", member.readAt())
                .with("muted", member.muted())
                .with("archived", member.archived())
                .with("blocked", member.blocked());
    }

    private static Member member(String id, Item item) {
        var user = new User(UserId.parse(id), new Handle(item.string("handle")), item.string("display_name"));
        return new Member(
                user,
                Role.parse(item.string("role")),
                item.stamp("joined_at"),
                item.numberOrZero("hidden_seq"),
                item.number("read_seq"),
                item.stamp("read_at"),
                item.flag("muted"),
                item.flag("archived"),
                item.flag("blocked"));
    }
}
