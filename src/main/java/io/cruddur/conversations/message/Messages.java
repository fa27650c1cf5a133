package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
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
     * brings the head as well (it sorts last); 1 RCU for each 4 KB begun. Fails with {@code NotFound} for
     * anybody else.
     */
    public Uni<Page> newest(ConversationId id, UserId reader, int limit) {
        return dynamo.newest("page", Heads.partition(id), Optional.empty(), limit + 1)
                .map(range -> page(range, reader));
    }

    /** The newest messages before a time, for a member: as above, and 1 RCU for the head. */
    public Uni<Page> before(ConversationId id, UserId reader, Stamp time, int limit) {
        return page(id, reader, false, _ -> older(id, time, limit));
    }

    /** The oldest messages after a time, for a member: as above, and 1 RCU for the head. */
    public Uni<Page> after(ConversationId id, UserId reader, Stamp time, int limit) {
        return page(id, reader, true, _ -> newer(id, time, limit));
    }

    /**
     * Messages on both sides of a time, that time's own included, for a member, the newer ones in the place of older ones
     * that aren't there: two queries, and 1 RCU for the head.
     */
    public Uni<Page> around(ConversationId id, UserId reader, Function<Member, Stamp> time, int limit) {
        return page(id, reader, true, head -> {
            Stamp middle = head.member(reader).map(time).orElseThrow();
            return Uni.combine()
                    .all()
                    .unis(older(id, middle.next(), limit - limit / 2), newer(id, middle, limit))
                    .with((older, newer) -> Stream.concat(older.stream(), newer.stream())
                            .limit(limit)
                            .toList());
        });
    }

    private Uni<Page> page(
            ConversationId id, UserId reader, boolean atEnd, Function<Head, Uni<List<Message>>> messages) {
        return heads.ofMember(id, reader)
                .chain(head -> messages.apply(head).map(found -> new Page(head, found, atEnd)));
    }

    private Uni<List<Message>> older(ConversationId id, Stamp time, int limit) {
        return dynamo.newest("page", Heads.partition(id), Optional.of(time.toString()), limit)
                .map(range ->
                        range.items().reversed().stream().map(Messages::message).toList());
    }

    private Uni<List<Message>> newer(ConversationId id, Stamp time, int limit) {
        return dynamo.oldest("page", Heads.partition(id), time.next().toString(), END, limit)
                .map(range -> range.items().stream().map(Messages::message).toList());
    }

    /** One message, for a member; fails with {@code NotFound} if there is no such message. 2 RCU. */
    public Uni<Message> get(ConversationId conversation, MessageId id, UserId reader) {
        return heads.ofMember(conversation, reader)
                .chain(_ -> find(conversation, id))
                .map(message -> message.orElseThrow(() -> new Problem.NotFound().failure()));
    }

    /** One message: strongly consistent, 1 RCU. */
    Uni<Optional<Message>> find(ConversationId conversation, MessageId id) {
        return dynamo.get("message", Heads.partition(conversation), id.stamp().toString())
                .map(item -> item.map(Messages::message)
                        .filter(message -> message.id().equals(id)));
    }

    /** The write that stores a new message; refused when its time stamp is taken. */
    Write create(Message message) {
        User author = message.author();
        return Write.putNew(Item.keyed(
                        Heads.partition(message.conversation()),
                        message.createdAt().toString())
                .with("message_uuid", message.id())
                .with("seq", message.seq())
                .with("message", message.text())
                .with("user_uuid", author.id())
                .with("user_handle", author.handle())
                .with("user_display_name", author.displayName()));
    }

    private static Page page(Range range, UserId reader) {
        List<Item> items = range.items();
        if (items.isEmpty() || !items.getFirst().sk().equals(Heads.HEAD)) {
            throw new Problem.NotFound().failure();
        }
        Head head = Heads.head(items.getFirst());
        if (!head.has(reader)) {
            throw new Problem.NotFound().failure();
        }
        var messages = items.subList(1, items.size()).reversed().stream().map(Messages::message);
        return new Page(head, messages.toList(), true);
    }

    private static Message message(Item item) {
        return new Message(
                Heads.conversation(item),
                new MessageId(item.uuid("message_uuid")),
                item.has("seq") ? item.number("seq") : 0,
                new User(
                        new UserId(item.uuid("user_uuid")),
                        new Handle(item.string("user_handle")),
                        item.string("user_display_name")),
                item.string("message"),
                Stamp.parse(item.sk()));
    }
}
