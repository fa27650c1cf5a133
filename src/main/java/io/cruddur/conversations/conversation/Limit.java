package io.cruddur.conversations.conversation;

import io.cruddur.conversations.problem.Problem;
import org.jspecify.annotations.Nullable;

/** How many items of a list a client asks for: from 1 to 100, and 50 unless it says. */
public record Limit(int value) {

    private static final int DEFAULT = 50;
    private static final int MOST = 100;

    /** Reads the query's parameter; fails with {@code Invalid}. */
    public static Limit parse(@Nullable String text) {
        if (text == null) {
            return new Limit(DEFAULT);
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= MOST) {
                return new Limit(value);
            }
        } catch (NumberFormatException _) {
            // as wrong as one that is out of bounds
        }
        throw Problem.Invalid.of("limit", "It is from 1 to 100.").failure();
    }
}
