package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** What is said of a table, and what is switched on; every change is done at once. */
final class TableState {

    private static final double MILLI = 1000;

    private final ObjectNode description = Json.object();
    private ObjectNode timeToLive = Json.object().put("TimeToLiveStatus", "DISABLED");
    private boolean recoverable;

    TableState(Request creation) {
        String name = creation.required("TableName");
        description.put("TableName", name);
        description.put("TableArn", "arn:aws:dynamodb:ddblocal:000000000000:table/" + name);
        description.put("TableStatus", "ACTIVE");
        description.put("CreationDateTime", Instant.now().toEpochMilli() / MILLI);
        description.set("KeySchema", creation.find("KeySchema").orElseThrow());
        description.set(
                "AttributeDefinitions", creation.find("AttributeDefinitions").orElseThrow());
        description
                .putObject("ProvisionedThroughput")
                .put("ReadCapacityUnits", 0)
                .put("WriteCapacityUnits", 0);
        change(creation);
    }

    String name() {
        return description.get("TableName").textValue();
    }

    /** Billing, capacity and stream, as far as they are given. */
    void change(Request change) {
        change.text("BillingMode")
                .filter(mode -> mode.equals("PAY_PER_REQUEST"))
                .ifPresent(mode -> description.putObject("BillingModeSummary").put("BillingMode", mode));
        change.maybe("ProvisionedThroughput").ifPresent(throughput -> {
            description.remove("BillingModeSummary");
            description.set("ProvisionedThroughput", throughput);
        });
        change.maybe("StreamSpecification").ifPresent(this::stream);
    }

    private void stream(ObjectNode specification) {
        boolean isOn = description.has("StreamSpecification");
        boolean on = specification.path("StreamEnabled").asBoolean();
        if (isOn == on) {
            throw Refusal.validation("Table already has " + (on ? "an enabled stream" : "no stream") + ": " + name());
        }
        if (!on) {
            description.remove("StreamSpecification");
            return;
        }
        String label = Instant.now().toString();
        description.set("StreamSpecification", specification);
        description.put("LatestStreamLabel", label);
        description.put("LatestStreamArn", description.get("TableArn").textValue() + "/stream/" + label);
    }

    ObjectNode described(long items, long bytes) {
        return description.deepCopy().put("ItemCount", items).put("TableSizeBytes", bytes);
    }

    ObjectNode timeToLive() {
        return timeToLive;
    }

    void timeToLive(ObjectNode specification) {
        boolean on = specification.path("Enabled").asBoolean();
        if (on == timeToLive.get("TimeToLiveStatus").textValue().equals("ENABLED")) {
            throw Refusal.validation("TimeToLive is already " + (on ? "enabled" : "disabled"));
        }
        timeToLive = Json.object().put("TimeToLiveStatus", on ? "ENABLED" : "DISABLED");
        if (on) {
            String attribute = Optional.ofNullable(specification.get("AttributeName"))
                    .map(JsonNode::textValue)
                    .orElseThrow(() -> Refusal.validation("TimeToLive needs an AttributeName"));
            timeToLive.put("AttributeName", attribute);
        }
    }

    boolean recoverable() {
        return recoverable;
    }

    void recoverable(boolean now) {
        recoverable = now;
    }
}
