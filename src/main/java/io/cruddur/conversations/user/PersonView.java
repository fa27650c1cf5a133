package io.cruddur.conversations.user;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person, as {@code /v1} shows them. */
@Schema(name = "Person")
public record PersonView(String id, String handle, String displayName) {

    public static PersonView of(User user) {
        return new PersonView(user.id().toString(), user.handle().value(), user.displayName());
    }
}
