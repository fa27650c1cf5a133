package io.cruddur.conversations.message;

import io.cruddur.conversations.problem.Problem;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /v1} takes for a message.
 *
 * @param text 1 to 4,000 code points, not only white space; kept verbatim
 */
@Schema(name = "NewConversationMessage")
record NewMessage(@Nullable String text) {

    /** Fails with {@code Invalid}, saying what is wrong with it. */
    MessageText checked() {
        return text(text, "/text");
    }

    /** A text at a place in a body; fails with {@code Invalid}, saying what is wrong with it. */
    static MessageText text(@Nullable String text, String pointer) {
        MessageText.flaw(text, MessageText.LONGEST).ifPresent(flaw -> {
            throw Problem.Invalid.of(
                            pointer,
                            switch (flaw) {
                                case BLANK -> "It must not be blank.";
                                case TOO_LONG -> "It may have 4000 code points.";
                                case UNPAIRED -> "It has half of a surrogate pair.";
                            })
                    .failure();
        });
        return new MessageText(Objects.requireNonNull(text));
    }
}
