package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Item;
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
    private static final Duration KEPT = Duration.ofDays(7);

    private Keys() {}

    /** The write that ties a key to a message; refused with what the key already stands for. */
    static Write create(IdempotencyKey key, Message message) {
        Instant sentAt = message.createdAt().instant();
        UserId author = message.author().id();
        return Write.putUnlessCurrent(
                Item.keyed("KEY#" + author + "#" + key.value(), SK)
                        .with(FINGERPRINT, key.fingerprint())
                        .with("message_group_uuid", message.conversation())
                        .with("message_uuid", message.id())
                        .with("seq", message.seq())
                        .with(Write.EXPIRES_AT, sentAt.plus(KEPT).getEpochSecond()),
                sentAt);
    }

    /** What was answered when the key was first used; fails with {@code IDEMPOTENCY_KEY_REUSED} if to another request. */
    static Sent answered(Item stored, IdempotencyKey key, Draft draft) {
        if (!stored.string(FINGERPRINT).equals(key.fingerprint())) {
            throw Problem.Plain.of(Kind.IDEMPOTENCY_KEY_REUSED).failure();
        }
        var id = new MessageId(stored.uuid("message_uuid"));
        var conversation = new ConversationId(stored.uuid("message_group_uuid"));
        String text = draft.text().value();
        var message = new Message(conversation, id, stored.number("seq"), draft.author(), text, id.stamp());
        return new Sent(message, true, stored.number("seq") == 1);
    }
}
