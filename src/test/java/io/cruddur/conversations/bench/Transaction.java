package io.cruddur.conversations.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;

/** A send as DynamoDB's protocol has it, written at once. */
record Transaction(JsonGenerator json, Sending sending) {

    void write() throws IOException {
        json.writeStringField("ClientRequestToken", UUID.randomUUID().toString());
        json.writeStringField("ReturnConsumedCapacity", "TOTAL");
        json.writeArrayFieldStart("TransactItems");
        put(sending::message, Sending.NEW, false);
        head();
        if (sending.key().isPresent()) {
            put(item -> sending.key(sending.key().get(), item), Sending.KEY_CONDITION, true);
        }
        for (Talk.Member member : sending.after().members()) {
            put(item -> sending.row(member, item), "", false);
        }
        json.writeEndArray();
    }

    private void put(Consumer<Attributes> layout, String condition, boolean atATime) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("Put");
        json.writeStringField("TableName", Calls.TABLE);
        object("Item", layout);
        if (!condition.isEmpty()) {
            refusable(condition);
        }
        if (atATime) {
            object(
                    "ExpressionAttributeValues",
                    values -> values.number(":now", sending.at().instant().getEpochSecond()));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void head() throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("Update");
        json.writeStringField("TableName", Calls.TABLE);
        object("Key", key -> key.text("pk", "MSG#" + sending.after().id()).text("sk", "HEAD"));
        json.writeStringField("UpdateExpression", Sending.HEAD_UPDATE);
        refusable(Sending.HEAD_CONDITION);
        json.writeObjectFieldStart("ExpressionAttributeNames");
        int number = 0;
        for (String name : sending.names()) {
            json.writeStringField("#" + number++, name);
        }
        json.writeEndObject();
        object("ExpressionAttributeValues", values -> {
            values.number(":seen", sending.before().version())
                    .number(":version", sending.after().version());
            sending.head(values);
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    private void refusable(String condition) throws IOException {
        json.writeStringField("ConditionExpression", condition);
        json.writeStringField("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
    }

    private void object(String name, Consumer<Attributes> layout) throws IOException {
        json.writeObjectFieldStart(name);
        layout.accept(new Written(json));
        json.writeEndObject();
    }
}
