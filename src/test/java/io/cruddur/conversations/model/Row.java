package io.cruddur.conversations.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A conversation in somebody's inbox as the service should show it, or does.
 *
 * @param title empty if there is none
 * @param participants the handles of the others
 * @param author the id of who wrote last
 * @param at when
 */
record Row(
        String id,
        String kind,
        String title,
        List<String> participants,
        String message,
        long seq,
        String author,
        String preview,
        String at,
        long unread,
        long read,
        boolean muted,
        boolean archived) {

    static Row of(JsonNode conversation) {
        return new Row(
                conversation.get("id").asText(),
                conversation.get("kind").asText(),
                conversation.path("title").asText(),
                conversation.get("participants").findValuesAsText("handle"),
                conversation.at("/last_message/id").asText(),
                conversation.at("/last_message/seq").asLong(),
                conversation.at("/last_message/author").asText(),
                conversation.at("/last_message/preview").asText(),
                conversation.at("/last_message/created_at").asText(),
                conversation.get("unread").asLong(),
                conversation.get("read_seq").asLong(),
                conversation.get("muted").asBoolean(),
                conversation.get("archived").asBoolean());
    }
}
