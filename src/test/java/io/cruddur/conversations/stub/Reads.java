package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/** What is read. */
final class Reads {

    private static final Set<String> GET = Set.of("TableName", "Key", "ConsistentRead", "ReturnConsumedCapacity");
    private static final Set<String> PAGE = with(
            Scope.PARAMETERS,
            "TableName",
            "FilterExpression",
            "Limit",
            "ExclusiveStartKey",
            "ConsistentRead",
            "ReturnConsumedCapacity");
    private static final Set<String> QUERY = with(PAGE, "KeyConditionExpression", "ScanIndexForward");
    private static final Set<String> SCAN = with(PAGE, "Segment", "TotalSegments");

    private final Tables tables;

    Reads(Tables tables) {
        this.tables = tables;
    }

    private static Set<String> with(Set<String> parameters, String... more) {
        var all = new HashSet<>(parameters);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }

    ReadMemory.Answered get(Request request) {
        MemoryTable table = tables.of(request.only(GET));
        Key key = table.key(request.object("Key"));
        Optional<Stored> item = table.find(key);
        ObjectNode answer = Json.object();
        item.ifPresent(found -> answer.set("Item", found.attributes()));
        int size = item.map(Stored::size).orElse(0);
        Capacity.report(request, answer, table.name(), Capacity.read(size, request.flag("ConsistentRead", false)));
        return ReadMemory.Answered.of(Reply.ok(Json.bytes(answer)), table.partition(key.partition()));
    }

    ReadMemory.Answered query(Request request) {
        MemoryTable table = tables.of(request.only(QUERY));
        Parsed<Condition> condition = Conditions.MEMORY.parse(request.required("KeyConditionExpression"));
        var filter = Conditions.MEMORY.find(request, "FilterExpression");
        Scope scope = Scope.of(request)
                .usedBy(
                        condition.placeholders(),
                        filter.map(Parsed::placeholders).orElse(Set.of()));
        KeyRange range = KeyRange.of(condition.expression(), table, scope);
        Optional<Key> start = request.maybe("ExclusiveStartKey").map(table::key);
        boolean forward = request.flag("ScanIndexForward", true);
        var page = new Page(request, table, filter, scope);
        Optional<Partition> partition = table.partition(range.partition());
        partition.ifPresent(found -> page.add(run(range.of(found.items()), forward, start)));
        return ReadMemory.Answered.of(page.reply(), partition);
    }

    private static Collection<Stored> run(NavigableMap<String, Stored> items, boolean forward, Optional<Key> start) {
        NavigableMap<String, Stored> ordered = forward ? items : items.descendingMap();
        if (start.isEmpty()) {
            return ordered.values();
        }
        String after = start.get().sort();
        if (ordered.isEmpty() || ordered.comparator().compare(ordered.lastKey(), after) <= 0) {
            return Set.of();
        }
        boolean isInside = ordered.comparator().compare(ordered.firstKey(), after) <= 0;
        return (isInside ? ordered.tailMap(after, false) : ordered).values();
    }

    Reply scan(Request request) {
        MemoryTable table = tables.of(request.only(SCAN));
        var filter = Conditions.MEMORY.find(request, "FilterExpression");
        Scope scope = Scope.of(request).usedBy(filter.map(Parsed::placeholders).orElse(Set.of()));
        int segments = request.count("TotalSegments", 1);
        int segment = request.find("Segment").map(number -> number.intValue()).orElse(0);
        if (segment < 0 || segment >= segments) {
            throw Refusal.validation(
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments");
        }
        Optional<Key> start = request.maybe("ExclusiveStartKey").map(table::key);
        var page = new Page(request, table, filter, scope);
        var partitions = start.map(key -> table.partitions().tailMap(key.partition(), true))
                .orElse(table.partitions());
        for (var partition : partitions.entrySet()) {
            boolean isStart = start.filter(key -> key.partition().equals(partition.getKey()))
                    .isPresent();
            var run = run(partition.getValue().items(), true, isStart ? start : Optional.empty());
            if (MemoryTable.scatter(partition.getKey()) % segments == segment && !page.add(run)) {
                break;
            }
        }
        return page.reply();
    }
}
