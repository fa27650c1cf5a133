package io.cruddur.conversations.message;

import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /v1} takes for a message.
 *
 * @param text 1 to 4,000 code points, not only white space; kept verbatim
 */
@Schema(name = "NewConversationMessage")
record NewMessage(@Nullable String text) {

    /**
     * The draft; fails with {@code Invalid}, saying what is wrong with the text or the key.
     *
     * @param target what the message goes to, which a key stands for as well
     */
    static Draft draft(
            User author,
            @Nullable String text,
            String pointer,
            Optional<String> key,
            String target,
            InstantSource clock) {
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
        String said = Objects.requireNonNull(text);
        var idempotencyKey = key.map(value -> IdempotencyKey.of(value, target, said)
                .orElseThrow(() -> Problem.Invalid.of("Idempotency-Key", "It has 1 to 255 visible ASCII characters.")
                        .failure()));
        return new Draft(author, new MessageText(said), new Stamp(clock.instant()), idempotencyKey);
    }
}
