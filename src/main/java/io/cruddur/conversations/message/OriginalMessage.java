package io.cruddur.conversations.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.OriginalTime;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that the original stored. Its item is as the original left it, or already a copy in our form, which says where
 * the original was ({@code adopted_from}), so that both are known to be the same message. Our ids hold time stamps, so a
 * copy has another id; the original's stays with it ({@code original_uuid}).
 */
public record OriginalMessage(Origin origin, Instant at, User author, Item item) {

    /** By time; those of the same instant by their keys. */
    public static final Comparator<OriginalMessage> BY_TIME = Comparator.comparing(OriginalMessage::at)
            .thenComparing(message -> message.origin().sk())
            .thenComparing(message -> message.origin().conversation().toString());

    private static final String ADOPTED_FROM = "adopted_from";
    private static final String ORIGINAL_UUID = "original_uuid";
    private static final String MESSAGE_UUID = "message_uuid";
    private static final String USER_UUID = "user_uuid";
    private static final String USER_HANDLE = "user_handle";
    private static final String USER_DISPLAY_NAME = "user_display_name";
    private static final String SEQ = "seq";
    private static final String TEXT = "message";

    /** Where the original kept a message. */
    public record Origin(ConversationId conversation, String sk) {

        private static final int UUID_LENGTH = 36;
        private static final String ANOTHER = "#";

        static Optional<Origin> parse(String text) {
            return text.length() <= UUID_LENGTH
                    ? Optional.empty()
                    : ConversationId.parse(text.substring(0, UUID_LENGTH))
                            .map(id -> new Origin(id, text.substring(UUID_LENGTH + 1)));
        }

        /** Of another message that was later in the same place. */
        Origin another() {
            return new Origin(conversation, sk + ANOTHER);
        }

        Optional<Instant> at() {
            int end = sk.indexOf(ANOTHER);
            return OriginalTime.parse(end < 0 ? sk : sk.substring(0, end));
        }

        @Override
        public String toString() {
            return conversation + "/" + sk;
        }
    }

    /** Whether an item among a conversation's messages is still as the original left it; ours have numbers. */
    public static boolean is(Item item) {
        return !item.has(SEQ);
    }

    /** Where the original kept the message that an item is a copy of, if it is one. */
    public static Optional<Origin> adoptedFrom(Item item) {
        return item.text(ADOPTED_FROM).flatMap(Origin::parse);
    }

    /** Reads one, unless it has no text, or doesn't say when and by whom it was written. */
    public static Optional<OriginalMessage> read(Item item) {
        var origin = adoptedFrom(item).or(() -> Heads.conversation(item.pk()).map(id -> new Origin(id, item.sk())));
        var at = origin.flatMap(Origin::at);
        var author = item.text(USER_UUID).flatMap(UserId::read);
        if (at.isEmpty() || author.isEmpty() || item.text(TEXT).isEmpty()) {
            return Optional.empty();
        }
        var user = new User(
                author.get(),
                new Handle(item.text(USER_HANDLE).orElse("")),
                item.text(USER_DISPLAY_NAME).orElse(""));
        return Optional.of(new OriginalMessage(origin.orElseThrow(), at.get(), user, item));
    }

    /** The same, by its author as others know them now. */
    OriginalMessage by(User known) {
        return new OriginalMessage(origin, at, known, item);
    }

    /** Whether it lies in that place. */
    boolean isAt(ConversationId conversation, Stamp stamp) {
        return item.pk().equals(Heads.partition(conversation)) && item.sk().equals(stamp.toString());
    }

    /** The id that it gets in our form. */
    MessageId id(Stamp stamp) {
        return MessageId.adopted(stamp, uuid());
    }

    /** Whether it is in our form already. */
    public boolean isCopy() {
        return item.has(ADOPTED_FROM);
    }

    public String text() {
        return item.string(TEXT);
    }

    /** Whether it says the same, in whichever form. */
    public boolean saysTheSameAs(OriginalMessage other) {
        return text().equals(other.text())
                && author.id().equals(other.author().id())
                && originalUuid().equals(other.originalUuid());
    }

    /** The same, as another message that was later in its place. */
    public OriginalMessage another() {
        return new OriginalMessage(origin.another(), at, author, item);
    }

    /** Its item in our form, with whatever else the original's has. */
    public Item as(ConversationId conversation, Stamp stamp, long seq) {
        Item adopted = item.at(Heads.partition(conversation), stamp.toString())
                .with(MESSAGE_UUID, id(stamp))
                .with(SEQ, seq)
                .with(USER_UUID, author.id())
                .with(USER_HANDLE, author.handle())
                .with(USER_DISPLAY_NAME, author.displayName())
                .with(ADOPTED_FROM, origin);
        originalUuid().ifPresent(uuid -> adopted.with(ORIGINAL_UUID, uuid));
        return adopted;
    }

    private Optional<String> originalUuid() {
        return item.text(isCopy() ? ORIGINAL_UUID : MESSAGE_UUID);
    }

    private UUID uuid() {
        return originalUuid()
                .flatMap(ConversationId::parse)
                .map(ConversationId::uuid)
                .orElseGet(() -> UUID.nameUUIDFromBytes(origin.toString().getBytes(UTF_8)));
    }
}
