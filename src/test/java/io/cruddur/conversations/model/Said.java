package io.cruddur.conversations.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A message of the model. */
final class Said {

    private static final int PREVIEW = 1024;

    final String id;
    final Someone author;
    final String at;

    /** What has happened, if it is a system message, else empty. */
    final String event;

    String text;
    int revision = 1;
    boolean edited;
    boolean deleted;

    private Said(String id, Someone author, String at, String event, String text) {
        this.id = id;
        this.author = author;
        this.at = at;
        this.event = event;
        this.text = text;
    }

    /** Takes from the service what only the service can know. */
    static Said of(JsonNode message, Someone author, String text, String event) {
        return new Said(
                message.get("id").asText(), author, message.get("created_at").asText(), event, text);
    }

    Instant instant() {
        return OffsetDateTime.parse(at).toInstant();
    }

    void edit(String newText) {
        if (!text.equals(newText)) {
            text = newText;
            edited = true;
            revision++;
        }
    }

    void delete() {
        if (!deleted) {
            text = "";
            deleted = true;
            revision++;
        }
    }

    String tag() {
        return "\"" + revision + "\"";
    }

    Line line(int seq) {
        return new Line(id, seq, author.handle(), text, event, at, edited, deleted);
    }

    String preview() {
        return text.codePoints()
                .limit(PREVIEW)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
