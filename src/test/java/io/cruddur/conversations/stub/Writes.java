package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is written item by item. */
final class Writes {

    private static final String[] ANSWERED = {"ReturnValues", "ReturnConsumedCapacity"};
    private static final int LARGEST_BATCH = 25;

    private final Tables tables;

    Writes(Tables tables) {
        this.tables = tables;
    }

    ObjectNode put(Request request) {
        return write(request, Action.put(tables, request, ANSWERED), request.choice("ReturnValues", "NONE", "ALL_OLD"));
    }

    ObjectNode delete(Request request) {
        return write(
                request, Action.delete(tables, request, ANSWERED), request.choice("ReturnValues", "NONE", "ALL_OLD"));
    }

    ObjectNode update(Request request) {
        return write(
                request,
                Action.update(tables, request, ANSWERED),
                request.choice("ReturnValues", "NONE", "ALL_OLD", "ALL_NEW"));
    }

    private static ObjectNode write(Request request, Action action, String returned) {
        Optional<Stored> before = action.before();
        if (!action.holds(before)) {
            throw refused(action, before);
        }
        Optional<Stored> after = action.effect().apply(before);
        action.carryOut(after);
        ObjectNode answer = Json.object();
        switch (returned) {
            case "ALL_OLD" -> before.ifPresent(item -> answer.set("Attributes", item.attributes()));
            case "ALL_NEW" -> after.ifPresent(item -> answer.set("Attributes", item.attributes()));
            default -> {}
        }
        Capacity.report(request, answer, action.table().name(), units(before, after));
        return answer;
    }

    private static Refusal refused(Action action, Optional<Stored> before) {
        ObjectNode body = Json.object()
                .put("__type", Refusal.DYNAMODB + "ConditionalCheckFailedException")
                .put("message", "The conditional request failed");
        before.filter(_ -> action.returnsOld()).ifPresent(item -> body.set("Item", item.attributes()));
        return new Refusal(body);
    }

    static double units(Optional<Stored> before, Optional<Stored> after) {
        return Capacity.write(
                before.map(Stored::size).orElse(0), after.map(Stored::size).orElse(0));
    }

    /** All of them are done. */
    ObjectNode batch(Request request) {
        var actions = new ArrayList<Action>();
        for (Map.Entry<String, ?> table : request.only(Set.of("RequestItems", "ReturnConsumedCapacity"))
                .object("RequestItems")
                .properties()) {
            new Request(request.object("RequestItems"))
                    .list(table.getKey())
                    .forEach(one -> actions.add(batched(table.getKey(), one)));
        }
        if (actions.isEmpty() || actions.size() > LARGEST_BATCH) {
            throw Refusal.validation("A batch has 1 to " + LARGEST_BATCH + " requests");
        }
        requireDistinct(actions);
        var units = new TreeMap<String, Double>();
        for (Action action : actions) {
            Optional<Stored> before = action.before();
            Optional<Stored> after = action.effect().apply(before);
            action.carryOut(after);
            units.merge(action.table().name(), units(before, after), Double::sum);
        }
        ObjectNode answer = Json.object();
        answer.putObject("UnprocessedItems");
        Capacity.report(request, answer, units, "WriteCapacityUnits");
        return answer;
    }

    private Action batched(String table, Request one) {
        one.only(Set.of("PutRequest", "DeleteRequest"));
        ObjectNode parameters = one.maybe("PutRequest").orElseGet(() -> one.object("DeleteRequest"));
        var named = new Request(parameters.deepCopy().put("TableName", table));
        return one.find("PutRequest").isPresent() ? Action.put(tables, named) : Action.delete(tables, named);
    }

    static void requireDistinct(List<Action> actions) {
        long distinct = actions.stream()
                .map(action -> Map.entry(action.table().name(), action.key()))
                .distinct()
                .count();
        if (distinct < actions.size()) {
            throw Refusal.validation("Transaction request cannot include multiple operations on one item");
        }
    }
}
