package io.cruddur.conversations.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.PersonView;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message, as {@code /v1} shows it.
 *
 * @param seq its number in the conversation: 1, 2, 3, … without gaps, in the order of {@code created_at}
 * @param text missing once it is deleted
 * @param event what has happened, if it is a system message
 */
@Schema(name = "ConversationMessage")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        String id,
        String conversationId,
        long seq,
        PersonView author,
        @Nullable String text,
        @Nullable EventView event,
        String createdAt,
        @Nullable String editedAt,
        @Nullable String deletedAt) {

    /**
     * What has happened to a group.
     *
     * @param type created, joined, left, removed or renamed
     * @param person who joined or was removed
     * @param title the new one; missing if it was taken away
     */
    @Schema(name = "Event")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventView(
            String type,
            @Nullable PersonView person,
            @Nullable String title) {}

    /** With names as Postgres has them, else as the message has them. */
    public static MessageView of(Message message, Map<UserId, User> people) {
        return new MessageView(
                message.id().toString(),
                message.conversation().toString(),
                message.seq(),
                person(message.author(), people),
                message.deletedAt().isPresent() ? null : message.text(),
                message.event().map(event -> of(event, people)).orElse(null),
                message.createdAt().toString(),
                message.editedAt().map(Stamp::toString).orElse(null),
                message.deletedAt().map(Stamp::toString).orElse(null));
    }

    private static EventView of(Event event, Map<UserId, User> people) {
        return new EventView(
                event.type().toString(),
                event.subject().map(user -> person(user, people)).orElse(null),
                event.title().orElse(null));
    }

    private static PersonView person(User copy, Map<UserId, User> people) {
        return PersonView.of(people.getOrDefault(copy.id(), copy));
    }
}
