package io.cruddur.conversations.conversation;

import io.cruddur.conversations.problem.Problem;
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

    /** The same; fails with {@code NotFound} for what is nobody's id. */
    public static ConversationId find(String text) {
        return parse(text).orElseThrow(() -> new Problem.NotFound().failure());
    }

    public static ConversationId random() {
        return new ConversationId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
