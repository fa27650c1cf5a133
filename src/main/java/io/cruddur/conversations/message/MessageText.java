package io.cruddur.conversations.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text that may be sent: not blank, not too long, kept verbatim. Length is counted in Unicode code points. */
public record MessageText(String value) {

    /** The longest text of all, in code points. */
    public static final int LONGEST = 4000;

    /** Why a text may not be sent. */
    public enum Flaw {
        /** Missing, or white space only. */
        BLANK,
        /** Over the limit. */
        TOO_LONG,
        /** Not Unicode: half of a surrogate pair, which no encoding could keep. */
        UNPAIRED
    }

    public MessageText {
        if (flaw(value, LONGEST).isPresent()) {
            throw new IllegalArgumentException("not a text that may be sent");
        }
    }

    /** What is wrong with a text that may have so many code points, if anything is. */
    public static Optional<Flaw> flaw(@Nullable String text, int limit) {
        if (text == null || text.codePoints().allMatch(MessageText::isSpace)) {
            return Optional.of(Flaw.BLANK);
        }
        if (text.codePoints().anyMatch(MessageText::isSurrogate)) {
            return Optional.of(Flaw.UNPAIRED);
        }
        return text.codePointCount(0, text.length()) > limit ? Optional.of(Flaw.TOO_LONG) : Optional.empty();
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
