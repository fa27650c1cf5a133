package io.cruddur.conversations.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message as the service should show it, or does.
 *
 * @param author their handle
 * @param event the event, and whom or what it is about; empty if it is none
 */
record Line(String id, long seq, String author, String text, String event, String at, boolean edited, boolean deleted) {

    static Line of(JsonNode message) {
        return new Line(
                message.get("id").asText(),
                message.get("seq").asLong(),
                message.at("/author/handle").asText(),
                message.path("text").asText(),
                event(message.path("event")),
                message.get("created_at").asText(),
                message.has("edited_at"),
                message.has("deleted_at"));
    }

    private static String event(JsonNode event) {
        return event.isMissingNode()
                ? ""
                : event(
                        event.get("type").asText(),
                        event.at("/person/handle").asText()
                                + event.path("title").asText());
    }

    static String event(String type, String about) {
        return type + " " + about;
    }
}
