package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Capacity units by DynamoDB's documented rules.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">capacity unit
 *     consumption</a>
 */
final class Capacity {

    private static final int READ = 4096;
    private static final int WRITE = 1024;

    private Capacity() {}

    /** Of a read of so many bytes, at least of one unit. */
    static double read(long bytes, boolean strongly) {
        double units = Math.max(1, Math.ceilDiv(bytes, READ));
        return strongly ? units : units / 2;
    }

    /** Of a write of an item that was and is as large, and is at most as large as the larger. */
    static double write(int before, int after) {
        return Math.max(1, Math.ceilDiv(Math.max(before, after), WRITE));
    }

    /** Adds to an answer what was consumed, if that was asked for. */
    static void report(Request request, ObjectNode answer, String table, double units) {
        if (!asked(request).equals("NONE")) {
            answer.set("ConsumedCapacity", of(table, units));
        }
    }

    /** The same of several tables, by their names. */
    static void report(Request request, ObjectNode answer, Map<String, Double> units, String kind) {
        if (!asked(request).equals("NONE")) {
            ArrayNode list = answer.putArray("ConsumedCapacity");
            units.forEach((table, consumed) -> list.add(of(table, consumed).put(kind, consumed)));
        }
    }

    private static String asked(Request request) {
        return request.choice("ReturnConsumedCapacity", "NONE", "TOTAL");
    }

    private static ObjectNode of(String table, double units) {
        return Json.object().put("TableName", table).put("CapacityUnits", units);
    }
}
