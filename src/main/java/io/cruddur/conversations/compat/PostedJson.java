package io.cruddur.conversations.compat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cruddur.conversations.message.Message;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a post: the message, or only its conversation when it was posted to a person. */
@Schema(name = "Posted")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PostedJson(
        String messageGroupUuid,
        @Nullable String uuid,
        @Nullable String displayName,
        @Nullable String handle,
        @Nullable String message,
        @Nullable String createdAt) {

    static PostedJson toGroup(Message message) {
        return new PostedJson(
                message.conversation().toString(),
                message.id().toString(),
                message.author().displayName(),
                message.author().handle().value(),
                message.text(),
                message.createdAt().toString());
    }

    static PostedJson toPerson(Message message) {
        return new PostedJson(message.conversation().toString(), null, null, null, null, null);
    }
}
