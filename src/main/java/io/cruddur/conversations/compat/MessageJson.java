package io.cruddur.conversations.compat;

import io.cruddur.conversations.message.Message;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message in a conversation: its id, its sender, its text and time. */
@Schema(name = "Message")
record MessageJson(String uuid, String displayName, String handle, String message, String createdAt) {

    /** Names as Postgres has them, else as the message has them. */
    static MessageJson of(Message message, Map<UserId, User> people) {
        User author = people.getOrDefault(message.author().id(), message.author());
        return new MessageJson(
                message.id().toString(),
                author.displayName(),
                author.handle().value(),
                message.text(),
                message.createdAt().toString());
    }
}
