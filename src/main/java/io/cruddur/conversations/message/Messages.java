package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.InboxRow;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.problem.Problem;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The messages of conversations: items {@code MSG#<conversation>}, sorted by their time stamps. */
@ApplicationScoped
public class Messages {

    /** Sorts after every time stamp and before the head. */
    private static final String END = "9999-12-31T23:59:59.999999+00:00";

    private final Dynamo dynamo;
    private final Heads heads;

    Messages(Dynamo dynamo, Heads heads) {
        this.dynamo = dynamo;
        this.heads = heads;
    }

    /**
     * The newest messages of a conversation, oldest first, for one of its members: one strongly consistent query, which
     * brings the head as well (it sorts last); 1 RCU for each 4 KB begun. As with the other pages, they may be fewer than
     * asked for when they are long (DynamoDB returns 1 MB at most). Fails with {@code NotFound} for anybody else.
     */
    public Uni<Page> newest(ConversationId id, UserId reader, int limit) {
        return dynamo.newest("page", Heads.partition(id), Optional.empty(), limit + 1)
                .map(range -> page(range, reader));
    }

    /** The newest messages before a time, for a member: as above, and the head. */
    public Uni<Page> before(ConversationId id, UserId reader, Stamp time, int limit) {
        return page(id, reader, false, member -> older(id, member, time, limit));
    }

    /** The oldest messages after a time, for a member: as above, and the head. */
    public Uni<Page> after(ConversationId id, UserId reader, Stamp time, int limit) {
        return page(id, reader, true, member -> newer(id, member, time, limit));
    }

    /**
     * Messages on both sides of a time, that time's own included, for a member, the newer ones in the place of older ones
     * that aren't there: two queries, and the head.
     */
    public Uni<Page> around(ConversationId id, UserId reader, Function<Member, Stamp> time, int limit) {
        return page(id, reader, true, member -> {
            Stamp middle = time.apply(member);
            return Uni.combine()
                    .all()
                    .unis(older(id, member, middle.next(), limit - limit / 2), newer(id, member, middle, limit))
                    .with((older, newer) -> Stream.concat(older.stream(), newer.stream())
                            .limit(limit)
                            .toList());
        });
    }

    private Uni<Page> page(
            ConversationId id, UserId reader, boolean atEnd, Function<Member, Uni<List<Message>>> messages) {
        return heads.ofMember(id, reader).chain(head -> {
            Member member = head.member(reader).orElseThrow();
            return messages.apply(member).map(found -> new Page(head, member, found, atEnd));
        });
    }

    private Uni<List<Message>> older(ConversationId id, Member reader, Stamp time, int limit) {
        return dynamo.newest("page", Heads.partition(id), Optional.of(time.toString()), limit)
                .map(range -> visible(range.items().reversed(), reader));
    }

    private Uni<List<Message>> newer(ConversationId id, Member reader, Stamp time, int limit) {
        Stamp from = reader.hiddenSeq() == 0 ? time.next() : time.next().orLater(reader.joinedAt());
        return dynamo.oldest("page", Heads.partition(id), from.toString(), END, limit)
                .map(range -> visible(range.items(), reader));
    }

    /** What others have stored isn't seen before it has been taken in: it has no number. */
    private static List<Message> visible(List<Item> items, Member reader) {
        return items.stream()
                .filter(item -> !OriginalMessage.is(item))
                .map(Messages::message)
                .filter(message -> reader.sees(message.seq()))
                .toList();
    }

    /** One message, for a member; fails with {@code NotFound} if there is no such message. 1 RCU, and the head. */
    public Uni<Message> get(ConversationId conversation, MessageId id, UserId reader) {
        return heads.ofMember(conversation, reader).chain(head -> get(head, id, reader));
    }

    /** The same, for a member in that head. 1 RCU. */
    Uni<Message> get(Head head, MessageId id, UserId reader) {
        Member member = head.member(reader).orElseThrow();
        return find(head.id(), id)
                .map(found -> found.filter(message -> member.sees(message.seq()))
                        .orElseThrow(() -> new Problem.NotFound().failure()));
    }

    /** One message: strongly consistent, 1 RCU. */
    Uni<Optional<Message>> find(ConversationId conversation, MessageId id) {
        return dynamo.get("message", Heads.partition(conversation), id.stamp().toString())
                .map(item -> item.flatMap(found -> message(found, id)));
    }

    /** The same in one attempt. */
    Uni<Optional<Message>> look(ConversationId conversation, MessageId id) {
        return dynamo.look("message", Heads.partition(conversation), id.stamp().toString())
                .map(item -> item.flatMap(found -> message(found, id)));
    }

    private static Optional<Message> message(Item found, MessageId id) {
        return OriginalMessage.is(found)
                ? Optional.empty()
                : Optional.of(message(found)).filter(message -> message.id().equals(id));
    }

    /** What there is at the end of a conversation, and what others have stored there: 1 RCU for each 4 KB begun. */
    public Uni<Arrivals> arrivals(ConversationId id, int limit) {
        return dynamo.newest("arrivals", Heads.partition(id), Optional.empty(), limit)
                .map(Arrivals::of);
    }

    /** The write that stores a new message; refused when its time stamp is taken. */
    Write create(Message message) {
        User author = message.author();
        Item item = Item.keyed(
                        Heads.partition(message.conversation()),
                        message.createdAt().toString())
                .with("message_uuid", message.id())
                .with("seq", message.seq())
                .with("message", message.text())
                .with("user_uuid", author.id())
                .with("user_handle", author.handle())
                .with("user_display_name", author.displayName());
        message.event().ifPresent(event -> item.with("event", item(event)));
        return Write.putNew(item);
    }

    /** The write that stores the next revision of a message; refused when there is no such message. */
    Write change(Message message) {
        Item changed = Item.map().with("message", message.text()).with("rev", message.rev());
        message.editedAt().ifPresent(at -> changed.with("edited_at", at));
        message.deletedAt().ifPresent(at -> changed.with("deleted_at", at));
        return Write.set(
                Heads.partition(message.conversation()), message.createdAt().toString(), changed);
    }

    /** The head is the first of them, unless others have put something under a key that is beyond it. */
    private static Page page(Range range, UserId reader) {
        Head head = range.items().stream()
                .filter(Heads::isHead)
                .findFirst()
                .map(Heads::head)
                .orElseThrow(() -> new Problem.NotFound().failure());
        Member member = head.member(reader).orElseThrow(() -> new Problem.NotFound().failure());
        var messages =
                range.items().stream().filter(item -> !Heads.isHead(item)).toList();
        return new Page(head, member, visible(messages.reversed(), member), true);
    }

    /** Whether a message's item is whole, and its id says its time stamp. */
    public static boolean isSound(Item item) {
        try {
            Message message = message(item);
            return message.id().stamp().equals(message.createdAt());
        } catch (RuntimeException _) {
            return false;
        }
    }

    /** Whether an item is an earlier revision of a message. */
    static boolean isEarlier(Item item, Item than) {
        return isSound(item)
                && message(item).id().equals(message(than).id())
                && message(item).rev() < message(than).rev();
    }

    /** A message's number. */
    public static long seq(Item item) {
        return message(item).seq();
    }

    /** What inboxes show of a message's item. */
    public static InboxRow.Latest latest(Item item) {
        return Preview.of(message(item));
    }

    private static Message message(Item item) {
        return new Message(
                Heads.conversation(item),
                new MessageId(item.uuid("message_uuid")),
                item.numberOrZero("seq"),
                user(item),
                item.string("message"),
                Stamp.parse(item.sk()),
                item.map("event").map(Messages::event),
                item.has("rev") ? item.number("rev") : 1,
                item.find("edited_at").map(Stamp::parse),
                item.find("deleted_at").map(Stamp::parse));
    }

    private static Item item(Event event) {
        Item item = Item.map().with("type", event.type());
        event.title().ifPresent(title -> item.with("title", title));
        event.subject()
                .ifPresent(user -> item.with("user_uuid", user.id())
                        .with("user_handle", user.handle())
                        .with("user_display_name", user.displayName()));
        return item;
    }

    private static Event event(Item item) {
        return new Event(
                Event.Type.parse(item.string("type")),
                item.has("user_uuid") ? Optional.of(user(item)) : Optional.empty(),
                item.find("title"));
    }

    private static User user(Item item) {
        return new User(
                new UserId(item.uuid("user_uuid")),
                new Handle(item.string("user_handle")),
                item.string("user_display_name"));
    }
}
