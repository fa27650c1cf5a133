package io.cruddur.conversations.stub;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The tables, by their names; the lock of what is in them. */
final class Tables {

    private final Map<String, MemoryTable> byName = new ConcurrentSkipListMap<>();

    Optional<MemoryTable> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The table that a request is about. */
    MemoryTable of(Request request) {
        return find(request.required("TableName"))
                .orElseThrow(
                        () -> Refusal.of("ResourceNotFoundException", "Cannot do operations on a non-existent table"));
    }

    Iterable<String> names() {
        return byName.keySet();
    }

    void add(MemoryTable table) {
        if (byName.putIfAbsent(table.name(), table) != null) {
            throw Refusal.of("ResourceInUseException", "Table already exists: " + table.name());
        }
    }

    void drop(MemoryTable table) {
        byName.remove(table.name());
        table.dropped();
    }
}
