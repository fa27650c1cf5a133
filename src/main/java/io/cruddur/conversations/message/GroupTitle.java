package io.cruddur.conversations.message;

import io.cruddur.conversations.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A group's title as clients give it: 1 to 100 code points, not only white space, on one line; or empty, for none. */
final class GroupTitle {

    private static final int LONGEST = 100;

    private GroupTitle() {}

    /** Fails with {@code Invalid} for what is no title. */
    static Optional<String> parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        var flaw = MessageText.flaw(text, LONGEST);
        if (flaw.isPresent() || text.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.Invalid.of("/title", "It has 1 to 100 code points, on one line, not only white space.")
                    .failure();
        }
        return Optional.of(text);
    }
}
