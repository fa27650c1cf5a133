package io.cruddur.conversations.user;

import io.cruddur.conversations.problem.Problem;
import java.util.UUID;

/** A person's uuid in Postgres, which is also how DynamoDB knows them. */
public record UserId(UUID uuid) {

    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }

    /** The same; fails with {@code NotFound} for what is no uuid in its full form. */
    public static UserId find(String text) {
        try {
            UserId id = parse(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException _) {
            // as little a person's id as an abbreviated one
        }
        throw new Problem.NotFound().failure();
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
