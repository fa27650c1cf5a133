package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The items that one read looks at, until it has as many or as much as it may, and of them what is answered. */
final class Page {

    private static final int LARGEST = 1024 * 1024;
    private static final byte[] BEGINNING = "{\"Items\":[".getBytes(StandardCharsets.US_ASCII);

    private final Request request;
    private final MemoryTable table;
    private final int limit;
    private final Optional<Parsed<Condition>> filter;
    private final Scope scope;
    private final ByteArrayOutputStream items = new ByteArrayOutputStream(LARGEST / 64);
    private int scanned;
    private int count;
    private long size;
    private Stored last;
    private boolean more;

    Page(Request request, MemoryTable table, Optional<Parsed<Condition>> filter, Scope scope) {
        this.request = request;
        this.table = table;
        this.limit = request.count("Limit", Integer.MAX_VALUE);
        this.filter = filter;
        this.scope = scope;
        items.writeBytes(BEGINNING);
    }

    /** Takes them, in their order; whether there is room for more. */
    boolean add(Iterable<Stored> run) {
        for (Stored item : run) {
            if (scanned == limit || size > LARGEST) {
                more = true;
                return false;
            }
            look(item);
        }
        return true;
    }

    private void look(Stored item) {
        scanned++;
        size += item.size();
        last = item;
        if (filter.isEmpty() || filter.get().expression().holds(item.attributes(), scope)) {
            if (count > 0) {
                items.write(',');
            }
            items.writeBytes(item.json());
            count++;
        }
    }

    Reply reply() {
        ObjectNode rest = Json.object().put("Count", count).put("ScannedCount", scanned);
        if (more || scanned == limit) {
            rest.set("LastEvaluatedKey", table.keyIn(last.attributes()));
        }
        Capacity.report(request, rest, table.name(), Capacity.read(size, request.flag("ConsistentRead", false)));
        items.write(']');
        byte[] tail = Json.bytes(rest);
        tail[0] = ',';
        items.writeBytes(tail);
        return Reply.ok(items.toByteArray());
    }
}
