package io.cruddur.conversations.world;

import io.cruddur.conversations.message.Draft;
import io.cruddur.conversations.message.MessageText;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.UUID;

/** What tests inside the process send: drafts by people whom only DynamoDB will know. */
public final class Drafts {

    private Drafts() {}

    /** Somebody who has never talked to anybody. */
    public static User person(String name) {
        return new User(new UserId(UUID.randomUUID()), new Handle(name), name);
    }

    public static Draft draft(User author, String text, Stamp writtenAt) {
        return new Draft(author, new MessageText(text), writtenAt);
    }
}
