package io.cruddur.conversations.user;

import java.util.UUID;

/** A person's uuid in Postgres, which is also how DynamoDB knows them. */
public record UserId(UUID uuid) {

    public static UserId parse(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
