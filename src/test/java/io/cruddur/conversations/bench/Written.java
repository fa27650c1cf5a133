package io.cruddur.conversations.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Attributes as DynamoDB's protocol has them, written at once. */
record Written(JsonGenerator json) implements Attributes {

    @Override
    public Attributes text(String name, String value) {
        try {
            json.writeObjectFieldStart(name);
            json.writeStringField("S", value);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @Override
    public Attributes number(String name, long value) {
        try {
            json.writeObjectFieldStart(name);
            json.writeStringField("N", Long.toString(value));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @Override
    public Attributes flag(String name, boolean value) {
        try {
            json.writeObjectFieldStart(name);
            json.writeBooleanField("BOOL", value);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
