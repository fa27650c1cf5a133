package io.cruddur.conversations.message;

import io.cruddur.conversations.user.PersonView;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * A message, as {@code /v1} shows it.
 *
 * @param seq its number in the conversation: 1, 2, 3, … without gaps, in the order of {@code created_at}
 */
@Schema(name = "ConversationMessage")
record MessageView(String id, String conversationId, long seq, PersonView author, String text, String createdAt) {

    /** With names as Postgres has them, else as the message has them. */
    static MessageView of(Message message, Map<UserId, User> people) {
        return new MessageView(
                message.id().toString(),
                message.conversation().toString(),
                message.seq(),
                PersonView.of(people.getOrDefault(message.author().id(), message.author())),
                message.text(),
                message.createdAt().toString());
    }

    /** The answer to a send, which says where the result is and whether it has been answered before. */
    static RestResponse<MessageView> answer(RestResponse.Status status, String location, Sent sent) {
        return RestResponse.ResponseBuilder.create(status, of(sent.message(), Map.of()))
                .location(URI.create(location))
                .header("Idempotency-Replayed", sent.replayed() ? "true" : null)
                .build();
    }
}
