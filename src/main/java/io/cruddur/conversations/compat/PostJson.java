package io.cruddur.conversations.compat;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the client posts. The fields are of any type, since each has its own answer to a wrong one.
 *
 * @param messageGroupUuid the conversation to append to; when missing or null, the message goes to {@code handle}
 */
@Schema(name = "NewMessage")
record PostJson(
        @Schema(implementation = String.class) @Nullable JsonNode message,
        @Schema(implementation = String.class) @Nullable JsonNode messageGroupUuid,
        @Schema(implementation = String.class) @Nullable JsonNode handle) {

    private static final String NOBODYS = "?";

    boolean hasGroup() {
        return messageGroupUuid != null && !messageGroupUuid.isNull();
    }

    /** The group as a text; a number or the like is nobody's group. */
    String group() {
        return messageGroupUuid == null || !messageGroupUuid.isTextual() ? NOBODYS : messageGroupUuid.textValue();
    }

    /** The handle, empty if there is none or it isn't a text. */
    String handleText() {
        return handle == null || !handle.isTextual() ? "" : handle.textValue();
    }

    /** The text of the message, null if there is none or it isn't a text. */
    @Nullable
    String text() {
        return message == null || !message.isTextual() ? null : message.textValue();
    }
}
