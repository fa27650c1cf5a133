package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The idempotency keys of sends: items {@code KEY#<user>#<key>}, put by the send's own transaction, so that a key is there
 * exactly when its message is. They count for 7 days, even where DynamoDB hasn't removed an expired one yet. 2 WCU each.
 */
@ApplicationScoped
public class Keys {

    /** What the partition keys of idempotency keys begin with. */
    public static final String PREFIX = "KEY#";

    private static final String SK = "KEY";
    private static final String FINGERPRINT = "body_hash";
    private static final String STARTED = "started";
    private static final Duration KEPT = Duration.ofDays(7);

    private final Dynamo dynamo;

    Keys(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The write that ties a key to what was sent; refused with what the key already stands for. */
    static Write create(IdempotencyKey key, Sent sent) {
        Message message = sent.message();
        Instant sentAt = message.createdAt().instant();
        UserId author = message.author().id();
        return Write.putUnlessCurrent(
                Item.keyed(partition(author, key), SK)
                        .with(FINGERPRINT, key.fingerprint())
                        .with("message_group_uuid", message.conversation())
                        .with("message_uuid", message.id())
                        .with("seq", message.seq())
                        .with(STARTED, sent.started())
                        .with(Write.EXPIRES_AT, sentAt.plus(KEPT).getEpochSecond()),
                sentAt);
    }

    /**
     * What was answered when the key was first used; fails with {@code IDEMPOTENCY_KEY_REUSED} if to another request.
     *
     * @param tried the message that this request would have become
     */
    static Sent answered(Outcome.Reason taken, IdempotencyKey key, Message tried) {
        return answered(taken.current().orElseThrow(), key, tried.author(), tried.text(), tried.event());
    }

    /**
     * What was answered to a draft when it was first sent, if it was, for whoever may not send it any more: strongly
     * consistent, 1 RCU if it has a key. Fails as above.
     */
    Uni<Optional<Sent>> find(Draft draft) {
        return draft.key()
                .map(key -> find(draft, key))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Sent>> find(Draft draft, IdempotencyKey key) {
        User author = draft.author();
        long now = draft.writtenAt().instant().getEpochSecond();
        return dynamo.get("key", partition(author.id(), key), SK)
                .map(item -> item.filter(stored -> stored.number(Write.EXPIRES_AT) >= now)
                        .map(stored ->
                                answered(stored, key, author, draft.text().value(), Optional.empty())));
    }

    private static Sent answered(Item stored, IdempotencyKey key, User author, String text, Optional<Event> event) {
        if (!stored.string(FINGERPRINT).equals(key.fingerprint())) {
            throw Problem.Plain.of(Kind.IDEMPOTENCY_KEY_REUSED).failure();
        }
        var conversation = new ConversationId(stored.uuid("message_group_uuid"));
        var id = new MessageId(stored.uuid("message_uuid"));
        var message = Message.stored(conversation, id, stored.number("seq"), author, text, event);
        return new Sent(message, true, stored.flag(STARTED));
    }

    /** Whether an item is an idempotency key. */
    public static boolean is(Item item) {
        return item.pk().startsWith(PREFIX) && item.sk().equals(SK);
    }

    /** Whether a key says for how long it counts. */
    public static boolean expires(Item item) {
        return item.has(Write.EXPIRES_AT);
    }

    /** The write that says of a key that counts for ever for how long it should, if it can be told. */
    public static Optional<Write> expiring(Item item) {
        return item.text("message_uuid").flatMap(MessageId::parse).map(id -> {
            long expiry = id.stamp().instant().plus(KEPT).getEpochSecond();
            return Write.replace(item, item.at(item.pk(), item.sk()).with(Write.EXPIRES_AT, expiry));
        });
    }

    private static String partition(UserId author, IdempotencyKey key) {
        return PREFIX + author + "#" + key.value();
    }
}
