package io.cruddur.conversations.message;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;

/** In which state a message is to be changed. */
class Precondition {

    /** The {@code ETag} of the message as it was seen, or {@code *} for any. */
    @Parameter(required = true, schema = @Schema(type = SchemaType.STRING))
    @RestHeader("If-Match")
    List<String> ifMatch = List.of();

    /** Reads it, if it is there. */
    Optional<IfMatch> states() {
        return IfMatch.parse(ifMatch);
    }
}
