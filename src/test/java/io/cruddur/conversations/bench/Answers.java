package io.cruddur.conversations.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;

/** The JSON of the service's answers. */
final class Answers {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Comparator<Stored> NEWEST_FIRST = Comparator.comparing(
                    (Stored row) -> row.text("last_message_at"))
            .reversed()
            .thenComparing(row -> row.text("message_group_uuid"));

    private Answers() {}

    /** What writes an object's fields. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] object(int size, Fields fields) {
        var bytes = new ByteArrayOutputStream(size);
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The text of a message that is to be sent. */
    static String text(byte[] body) {
        try (var json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals("text")) {
                    return json.nextTextValue();
                }
                json.nextToken();
                json.skipChildren();
            }
            throw new IllegalArgumentException("no text");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] inbox(List<Stored> rows, int limit) {
        return object(8192, json -> {
            json.writeArrayFieldStart("items");
            var inOrder = rows.stream().sorted(NEWEST_FIRST).limit(limit).toList();
            for (Stored row : inOrder) {
                row(json, row);
            }
            json.writeEndArray();
        });
    }

    private static void row(JsonGenerator json, Stored row) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", row.text("message_group_uuid"));
        json.writeStringField("kind", "direct");
        json.writeArrayFieldStart("participants");
        json.writeStartObject();
        person(json, row);
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("last_message");
        json.writeStringField("id", row.text("message_uuid"));
        json.writeNumberField("seq", row.number("seq"));
        json.writeStringField("author", row.text("author_uuid"));
        json.writeStringField("preview", row.text("message"));
        json.writeStringField("created_at", row.text("last_message_at"));
        json.writeEndObject();
        json.writeNumberField("unread", row.number("seq") - row.number("read_seq"));
        json.writeNumberField("read_seq", row.number("read_seq"));
        json.writeBooleanField("muted", row.flag("muted"));
        json.writeBooleanField("archived", row.flag("archived"));
        json.writeEndObject();
    }

    private static void person(JsonGenerator json, Stored item) throws IOException {
        json.writeStringField("id", item.text("user_uuid"));
        json.writeStringField("handle", item.text("user_handle"));
        json.writeStringField("display_name", item.text("user_display_name"));
    }

    /** The newest messages, for a member: the head is the first of the items. */
    static byte[] page(String conversation, List<Stored> items, Caller reader) {
        Stored head = items.getFirst();
        Stored member = head.map("members").maps().get(reader.id());
        if (member == null) {
            throw new IllegalStateException("not a member");
        }
        var messages = items.subList(1, items.size()).reversed();
        return object(8192, json -> {
            json.writeArrayFieldStart("items");
            for (Stored message : messages) {
                json.writeStartObject();
                json.writeStringField("id", message.text("message_uuid"));
                json.writeStringField("conversation_id", conversation);
                json.writeNumberField("seq", message.number("seq"));
                json.writeObjectFieldStart("author");
                person(json, message);
                json.writeEndObject();
                json.writeStringField("text", message.text("message"));
                json.writeStringField("created_at", message.text("sk"));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeBooleanField("has_older", messages.getFirst().number("seq") > member.number("hidden_seq") + 1);
            json.writeBooleanField("has_newer", messages.getLast().number("seq") < head.number("last_seq"));
        });
    }

    static byte[] sent(Sending sending) {
        return object(512, json -> {
            json.writeStringField("id", sending.messageId());
            json.writeStringField("conversation_id", sending.after().id());
            json.writeNumberField("seq", sending.after().lastSeq());
            json.writeObjectFieldStart("author");
            json.writeStringField("id", sending.author().id());
            json.writeStringField("handle", sending.author().handle());
            json.writeStringField("display_name", sending.author().displayName());
            json.writeEndObject();
            json.writeStringField("text", sending.text());
            json.writeStringField("created_at", sending.at().toString());
        });
    }
}
