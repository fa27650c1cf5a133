package io.cruddur.conversations.stub;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The items of one partition key, by their sort keys, and a number that is another one after each change. */
final class Partition {

    private final NavigableMap<String, Stored> items = new TreeMap<>(Values.BYTES);
    private volatile long version;

    NavigableMap<String, Stored> items() {
        return items;
    }

    long version() {
        return version;
    }

    Optional<Stored> find(String sort) {
        return Optional.ofNullable(items.get(sort));
    }

    void put(String sort, Stored item) {
        items.put(sort, item);
        changed();
    }

    void remove(String sort) {
        items.remove(sort);
        changed();
    }

    /** Only ever called by one thread at a time. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void changed() {
        version++;
    }
}
