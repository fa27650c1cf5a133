package io.cruddur.conversations.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.user.PersonView;
import io.cruddur.conversations.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that has been opened, as {@code /v1} answers whoever did.
 *
 * @param kind direct or group
 * @param participants the others
 * @param message the message that was sent with it, if there was one
 */
@Schema(name = "OpenedConversation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StartedView(
        String id,
        String kind,
        @Nullable String title,
        List<PersonView> participants,
        @Nullable MessageView message) {

    static StartedView of(
            ConversationId id,
            Head.Kind kind,
            Optional<String> title,
            List<User> participants,
            Optional<Message> message) {
        return new StartedView(
                id.toString(),
                kind.toString(),
                title.orElse(null),
                participants.stream().map(PersonView::of).toList(),
                message.map(said -> MessageView.of(said, Map.of())).orElse(null));
    }
}
