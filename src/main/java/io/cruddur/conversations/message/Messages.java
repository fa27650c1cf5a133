package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
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

/** The messages of conversations: items {@code MSG#<conversation>}, sorted by their time stamps. */
@ApplicationScoped
public class Messages {

    private final Dynamo dynamo;

    Messages(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * The newest messages of a conversation, oldest first, for one of its members: one strongly consistent query, which
     * brings the head as well (it sorts last); 1 RCU for each 4 KB begun. Fails with {@code NoSuchConversation} for
     * anybody else.
     */
    public Uni<Page> newest(ConversationId id, UserId reader, int limit) {
        return dynamo.newest("page", Heads.partition(id), Optional.empty(), limit + 1)
                .map(range -> page(range, reader));
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
        if (items.isEmpty()
                || !items.getFirst().sk().equals(Heads.HEAD)
                || !Heads.head(items.getFirst()).has(reader)) {
            throw new Problem.NoSuchConversation().failure();
        }
        return new Page(items.subList(1, items.size()).reversed().stream()
                .map(Messages::message)
                .toList());
    }

    private static Message message(Item item) {
        return new Message(
                ConversationId.parse(item.string(Item.PK).substring("MSG#".length()))
                        .orElseThrow(),
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
