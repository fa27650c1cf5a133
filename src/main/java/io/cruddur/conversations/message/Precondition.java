package io.cruddur.conversations.message;

import io.cruddur.conversations.conditional.EntityTags;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;

/** In which state a message is to be changed. */
class Precondition {

    /** The {@code ETag} of the message as it was seen, or {@code *} for any. */
    @RestHeader("If-Match")
    List<String> ifMatch = List.of();

    /** Reads it, if it is there. */
    Optional<EntityTags> states() {
        return EntityTags.parse(ifMatch);
    }
}
