package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * The idempotency keys of sends: items {@code KEY#<user>#<key>}, put by the send's own transaction, so that a key is there
 * exactly when its message is. They count for 7 days, even where DynamoDB hasn't removed an expired one yet. 2 WCU each.
 */
final class Keys {

    private static final String SK = "KEY";
    private static final String FINGERPRINT = "body_hash";
    private static final String STARTED = "started";
    private static final Duration KEPT = Duration.ofDays(7);

    private Keys() {}

    /** The write that ties a key to what was sent; refused with what the key already stands for. */
    static Write create(IdempotencyKey key, Sent sent) {
        Message message = sent.message();
        Instant sentAt = message.createdAt().instant();
        UserId author = message.author().id();
        return Write.putUnlessCurrent(
                Item.keyed("KEY#" + author + "#" + key.value(), SK)
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
        Item stored = taken.current().orElseThrow();
        if (!stored.string(FINGERPRINT).equals(key.fingerprint())) {
            throw Problem.Plain.of(Kind.IDEMPOTENCY_KEY_REUSED).failure();
        }
        var conversation = new ConversationId(stored.uuid("message_group_uuid"));
        var message = tried.stored(conversation, new MessageId(stored.uuid("message_uuid")), stored.number("seq"));
        return new Sent(message, true, stored.flag(STARTED));
    }
}
