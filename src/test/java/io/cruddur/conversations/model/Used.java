package io.cruddur.conversations.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import java.time.Instant;

/**
 * What somebody has used a key for, and what they were answered.
 *
 * @param request the path and the body
 * @param conversation the id of the conversation
 * @param message the id, number and time of the message; empty if there was none
 */
record Used(String request, int status, String conversation, String message, Instant at) {

    static Used of(Post post, Answer answer, Instant at) {
        JsonNode message = message(answer);
        return new Used(
                post.request(),
                answer.status(),
                answer.header("Location").orElseThrow().split("/")[5],
                message.path("id").asText()
                        + message.path("seq").asText()
                        + message.path("created_at").asText(),
                at);
    }

    /** The message in an answer: all of it, or a part; missing if there is none. */
    static JsonNode message(Answer answer) {
        JsonNode json = answer.json();
        return json.has("conversation_id") ? json : json.path("message");
    }
}
