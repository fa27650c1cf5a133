package io.cruddur.conversations.conversation;

import java.util.Optional;
import java.util.UUID;

/** A conversation's id; the original calls it {@code message_group_uuid}. */
public record ConversationId(UUID uuid) {

    private static final int LENGTH = 36;

    /** Reads a uuid in its full form of 36 characters, of either case; anything else is nobody's id. */
    public static Optional<ConversationId> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ConversationId(UUID.fromString(text)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public static ConversationId random() {
        return new ConversationId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
