package io.cruddur.conversations.conversation;

import io.cruddur.conversations.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations of an inbox are asked for.
 *
 * @param unread only those with messages that haven't been read
 * @param archived only those that have been put away, or only the others; if empty, both
 */
public record Listing(boolean unread, Optional<Boolean> archived) {

    /** All of them. */
    public static final Listing EVERYTHING = new Listing(false, Optional.empty());

    /** Reads the query's parameters; what has been put away isn't listed unless it is asked for. Fails with {@code Invalid}. */
    static Listing parse(@Nullable String filter, @Nullable String archived) {
        if (filter != null && !filter.equals("unread")) {
            throw Problem.Invalid.of("filter", "It is unread, or missing.").failure();
        }
        if (archived != null && !archived.equals("true") && !archived.equals("false")) {
            throw Problem.Invalid.of("archived", "It is true or false.").failure();
        }
        return new Listing(filter != null, Optional.of("true".equals(archived)));
    }

    boolean has(InboxRow row) {
        return (!unread || row.unread() > 0) && archived.stream().allMatch(wanted -> wanted == row.archived());
    }
}
