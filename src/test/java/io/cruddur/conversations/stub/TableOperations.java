package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What is done with whole tables. */
final class TableOperations {

    private static final Set<String> CREATION = Set.of(
            "TableName",
            "KeySchema",
            "AttributeDefinitions",
            "BillingMode",
            "ProvisionedThroughput",
            "StreamSpecification");
    private static final Set<String> CHANGE =
            Set.of("TableName", "BillingMode", "ProvisionedThroughput", "StreamSpecification", "AttributeDefinitions");
    private static final Set<String> NAME = Set.of("TableName");

    private final Tables tables;

    TableOperations(Tables tables) {
        this.tables = tables;
    }

    ObjectNode create(Request request) {
        request.only(CREATION);
        var table = new MemoryTable(keyName(request, "HASH"), keyName(request, "RANGE"), new TableState(request));
        tables.add(table);
        return described("TableDescription", table);
    }

    private static String keyName(Request creation, String kind) {
        String name = creation.list("KeySchema").stream()
                .filter(key -> key.required("KeyType").equals(kind))
                .map(key -> key.required("AttributeName"))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("tables without a key of the kind " + kind));
        boolean isText = creation.list("AttributeDefinitions").stream()
                .anyMatch(type -> type.required("AttributeName").equals(name)
                        && type.required("AttributeType").equals("S"));
        if (!isText) {
            throw Refusal.unknown("keys that are not of the type S");
        }
        return name;
    }

    ObjectNode describe(Request request) {
        return described("Table", tables.of(request.only(NAME)));
    }

    ObjectNode update(Request request) {
        MemoryTable table = tables.of(request.only(CHANGE));
        table.state().change(request);
        return described("TableDescription", table);
    }

    ObjectNode delete(Request request) {
        MemoryTable table = tables.of(request.only(NAME));
        tables.drop(table);
        ObjectNode answer = described("TableDescription", table);
        ((ObjectNode) answer.get("TableDescription")).put("TableStatus", "DELETING");
        return answer;
    }

    /** All of them, since nobody has many. */
    ObjectNode list(Request request) {
        request.only(Set.of());
        ObjectNode answer = Json.object();
        ArrayNode names = answer.putArray("TableNames");
        tables.names().forEach(names::add);
        return answer;
    }

    ObjectNode describeTimeToLive(Request request) {
        MemoryTable table = tables.of(request.only(NAME));
        return Json.object().set("TimeToLiveDescription", table.state().timeToLive());
    }

    ObjectNode updateTimeToLive(Request request) {
        MemoryTable table = tables.of(request.only(Set.of("TableName", "TimeToLiveSpecification")));
        ObjectNode specification = request.object("TimeToLiveSpecification");
        table.state().timeToLive(specification);
        return Json.object().set("TimeToLiveSpecification", specification);
    }

    ObjectNode describeBackups(Request request) {
        return backups(tables.of(request.only(NAME)));
    }

    ObjectNode updateBackups(Request request) {
        MemoryTable table = tables.of(request.only(Set.of("TableName", "PointInTimeRecoverySpecification")));
        JsonNode on = request.object("PointInTimeRecoverySpecification").path("PointInTimeRecoveryEnabled");
        table.state().recoverable(on.asBoolean());
        return backups(table);
    }

    private static ObjectNode backups(MemoryTable table) {
        ObjectNode answer = Json.object();
        ObjectNode backups = answer.putObject("ContinuousBackupsDescription").put("ContinuousBackupsStatus", "ENABLED");
        backups.putObject("PointInTimeRecoveryDescription")
                .put("PointInTimeRecoveryStatus", table.state().recoverable() ? "ENABLED" : "DISABLED");
        return answer;
    }

    private static ObjectNode described(String name, MemoryTable table) {
        var extent = table.extent();
        return Json.object().set(name, table.state().described(extent.getKey(), extent.getValue()));
    }
}
