package io.cruddur.conversations.bench;

import io.cruddur.conversations.message.IdempotencyKey;
import io.cruddur.conversations.table.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A message to be stored into a conversation between two people whose inbox rows stay where they are: the items of the
 * transaction, as the service lays them out.
 *
 * @param before the head it builds on
 */
record Sending(Talk before, Talk after, Caller author, String messageId, String text, Optional<IdempotencyKey> key) {

    static final String HEAD_UPDATE = "SET version = :version, #0 = :2, #1 = :3, #2 = :4, #3.#4.#5 = :5, #3.#4.#6 = :6";
    static final String HEAD_CONDITION = "version = :seen";
    static final String KEY_CONDITION = "attribute_not_exists(pk) OR expires_at < :now";
    static final String NEW = "attribute_not_exists(pk)";

    private static final Duration KEPT = Duration.ofDays(7);

    Stamp at() {
        return after.lastMessageAt();
    }

    void message(Attributes item) {
        item.text("pk", "MSG#" + after.id())
                .text("sk", at().toString())
                .text("message_uuid", messageId)
                .number("seq", after.lastSeq())
                .text("message", text)
                .text("user_uuid", author.id())
                .text("user_handle", author.handle())
                .text("user_display_name", author.displayName());
    }

    void row(Talk.Member reader, Attributes item) {
        Talk.Member other = after.memberBut(reader.id());
        item.text("pk", "GRP#" + reader.id())
                .text("sk", after.inboxStamp())
                .text("message_group_uuid", after.id())
                .text("message", text)
                .text("message_uuid", messageId)
                .text("author_uuid", author.id())
                .text("user_uuid", other.id())
                .text("user_handle", other.handle())
                .text("user_display_name", other.displayName())
                .number("seq", after.lastSeq())
                .number("read_seq", reader.readSeq())
                .text("last_message_at", at().toString())
                .flag("muted", reader.muted())
                .flag("archived", reader.archived());
    }

    void key(IdempotencyKey once, Attributes item) {
        item.text("pk", "KEY#" + author.id() + "#" + once.value())
                .text("sk", "KEY")
                .text("body_hash", once.fingerprint())
                .text("message_group_uuid", after.id())
                .text("message_uuid", messageId)
                .number("seq", after.lastSeq())
                .flag("started", false)
                .number("expires_at", at().instant().plus(KEPT).getEpochSecond());
    }

    /** What the update of the head sets, the version aside. */
    void head(Attributes parameters) {
        String now = at().toString();
        parameters
                .number(":2", after.lastSeq())
                .text(":3", now)
                .text(":4", after.inboxStamp())
                .number(":5", after.lastSeq())
                .text(":6", now);
    }

    /** The names of the head's update, {@code #0} first. */
    List<String> names() {
        return List.of("last_seq", "last_message_at", "inbox_sk", "members", author.id(), "read_seq", "read_at");
    }
}
