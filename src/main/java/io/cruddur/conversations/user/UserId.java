package io.cruddur.conversations.user;

import io.cruddur.conversations.problem.Problem;
import java.util.Optional;
import java.util.UUID;

/** A person's uuid in Postgres, which is also how DynamoDB knows them. */
public record UserId(UUID uuid) {

    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }

    /** Reads a uuid in its full form, of either case; anything else is nobody's id. */
    public static Optional<UserId> read(String text) {
        try {
            return Optional.of(parse(text)).filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The same; fails with {@code NotFound} for what is no uuid in its full form. */
    public static UserId find(String text) {
        return read(text).orElseThrow(() -> new Problem.NotFound().failure());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
