package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** The operations that there are, each by the target that requests name; one at a time, whoever calls. */
final class Operations {

    private static final String VERSION = "DynamoDB_20120810.";

    private final Map<String, Operation> byTarget = new TreeMap<>();
    private final Tables tables = new Tables();
    private final ReadMemory memory = new ReadMemory();

    Operations() {
        var reads = new Reads(tables);
        var writes = new Writes(tables);
        var whole = new TableOperations(tables);
        remembered("GetItem", reads::get);
        remembered("Query", reads::query);
        add("Scan", body -> locked(() -> reads.scan(request(body))));
        simple("PutItem", writes::put);
        simple("UpdateItem", writes::update);
        simple("DeleteItem", writes::delete);
        simple("BatchWriteItem", writes::batch);
        simple("TransactWriteItems", new Transactions(tables)::write);
        simple("CreateTable", whole::create);
        simple("DescribeTable", whole::describe);
        simple("UpdateTable", whole::update);
        simple("DeleteTable", whole::delete);
        simple("ListTables", whole::list);
        simple("DescribeTimeToLive", whole::describeTimeToLive);
        simple("UpdateTimeToLive", whole::updateTimeToLive);
        simple("DescribeContinuousBackups", whole::describeBackups);
        simple("UpdateContinuousBackups", whole::updateBackups);
    }

    /** The operation of that target, or one that says that there is none. */
    Operation of(String target) {
        Operation operation = target == null ? null : byTarget.get(target);
        return operation == null ? unknown(target) : operation;
    }

    /** Whether there is one of that name. */
    boolean has(String name) {
        return byTarget.containsKey(VERSION + name);
    }

    /** How often each has been called so far, if ever. */
    Map<String, Long> calls() {
        var calls = new TreeMap<String, Long>();
        byTarget.values().stream()
                .filter(operation -> operation.calls().sum() > 0)
                .forEach(operation ->
                        calls.put(operation.name(), operation.calls().sum()));
        return calls;
    }

    void forgetCalls() {
        byTarget.values().forEach(operation -> operation.calls().reset());
    }

    private interface Work<T> {
        T done();
    }

    private <T> T locked(Work<T> work) {
        synchronized (tables) {
            return work.done();
        }
    }

    private void remembered(String name, Function<Request, ReadMemory.Answered> read) {
        add(name, body -> memory.answer(name, body, () -> locked(() -> read.apply(request(body)))));
    }

    private void simple(String name, Function<Request, ObjectNode> meaning) {
        add(name, body -> Reply.ok(Json.bytes(locked(() -> meaning.apply(request(body))))));
    }

    private void add(String name, Function<byte[], Reply> meaning) {
        byTarget.put(VERSION + name, new Operation(name, meaning, new LongAdder()));
    }

    private static Request request(byte[] body) {
        return new Request(Json.parse(body));
    }

    private static Operation unknown(String target) {
        return new Operation(
                "Unknown",
                _ -> {
                    throw Refusal.typed(
                            Refusal.CORAL + "service#UnknownOperationException", "The stub doesn't know " + target);
                },
                new LongAdder());
    }
}
