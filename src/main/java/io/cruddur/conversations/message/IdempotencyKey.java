package io.cruddur.conversations.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cruddur.conversations.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls one request by, so that it can repeat it: 1 to 255 visible ASCII characters, its own to choose.
 *
 * @param fingerprint of the request, by which another one under the same key is told from a repetition
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP
 *     header field</a>
 */
public record IdempotencyKey(String value, String fingerprint) {

    private static final int LONGEST = 255;

    /** The key, if it is one, of a request that is made up of those parts. */
    public static Optional<IdempotencyKey> of(String value, String... request) {
        boolean isKey =
                !value.isEmpty() && value.length() <= LONGEST && value.chars().allMatch(c -> c > ' ' && c <= '~');
        return isKey ? Optional.of(new IdempotencyKey(value, sha256(String.join("\0", request)))) : Optional.empty();
    }

    /** The same of a request's header, if it has one; fails with {@code Invalid} for what is no key. */
    static Optional<IdempotencyKey> read(@Nullable String header, String... request) {
        return Optional.ofNullable(header)
                .filter(value -> !value.isEmpty())
                .map(value -> of(value, request)
                        .orElseThrow(
                                () -> Problem.Invalid.of("Idempotency-Key", "It has 1 to 255 visible ASCII characters.")
                                        .failure()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
