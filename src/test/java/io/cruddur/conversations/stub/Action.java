package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One write, alone or of a transaction.
 *
 * @param condition what must hold of the item before it, or of an empty one
 * @param effect the item after it, by the item before
 * @param writes whether it writes anything, or only checks
 * @param returnsOld whether its refusal shows the item
 */
record Action(
        MemoryTable table,
        Key key,
        Optional<Condition> condition,
        Scope scope,
        UnaryOperator<Optional<Stored>> effect,
        boolean writes,
        boolean returnsOld) {

    private static final Set<String> COMMON = Set.of(
            "TableName",
            "ConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ReturnValuesOnConditionCheckFailure");

    static Action put(Tables tables, Request request, String... more) {
        MemoryTable table = tables.of(known(request, "Item", more));
        ObjectNode attributes = Values.normal(request.object("Item"));
        Key key = table.keyOf(attributes);
        Optional<Stored> item = Optional.of(Stored.of(attributes));
        return of(request, table, key, Set.of(), _ -> _ -> item, true);
    }

    static Action delete(Tables tables, Request request, String... more) {
        MemoryTable table = tables.of(known(request, "Key", more));
        Key key = table.key(request.object("Key"));
        return of(request, table, key, Set.of(), _ -> _ -> Optional.empty(), true);
    }

    static Action check(Tables tables, Request request) {
        MemoryTable table = tables.of(known(request, "Key"));
        request.required("ConditionExpression");
        return of(request, table, table.key(request.object("Key")), Set.of(), _ -> item -> item, false);
    }

    static Action update(Tables tables, Request request, String... more) {
        MemoryTable table = tables.of(known(request, "Key", more));
        ObjectNode key = Values.normal(request.object("Key"));
        var update = Assignments.MEMORY.parse(request.required("UpdateExpression"));
        return of(
                request,
                table,
                table.key(key),
                update.placeholders(),
                scope -> {
                    var assignments = update.expression().sparing(scope, table.hash(), table.range());
                    return item -> Optional.of(Stored.of(
                            assignments.on(item.map(Stored::attributes).orElse(key), scope)));
                },
                true);
    }

    /** What there is to do, when the placeholders are known. */
    private interface Meaning {
        UnaryOperator<Optional<Stored>> in(Scope scope);
    }

    private static Action of(
            Request request, MemoryTable table, Key key, Set<String> open, Meaning meaning, boolean writes) {
        var condition = Conditions.MEMORY.find(request, "ConditionExpression");
        Scope scope = Scope.of(request)
                .usedBy(open, condition.map(Parsed::placeholders).orElse(Set.of()));
        boolean returnsOld = request.choice("ReturnValuesOnConditionCheckFailure", "NONE", "ALL_OLD")
                .equals("ALL_OLD");
        return new Action(table, key, condition.map(Parsed::expression), scope, meaning.in(scope), writes, returnsOld);
    }

    private static Request known(Request request, String subject, String... more) {
        var known = new HashSet<>(COMMON);
        known.add(subject);
        known.add("UpdateExpression");
        known.addAll(Set.of(more));
        return request.only(known);
    }

    Optional<Stored> before() {
        return table.find(key);
    }

    boolean holds(Optional<Stored> before) {
        return condition.isEmpty()
                || condition.get().holds(before.map(Stored::attributes).orElseGet(Json::object), scope);
    }

    void carryOut(Optional<Stored> after) {
        if (writes) {
            after.ifPresentOrElse(item -> table.put(key, item), () -> table.remove(key));
        }
    }
}
