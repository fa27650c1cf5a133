package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table of string keys: partitions by their keys, in an order that has nothing to do with them, which is the order of scans.
 * Whoever uses it holds the lock of the tables.
 */
final class MemoryTable {

    private static final Comparator<String> SCATTERED =
            Comparator.<String>comparingInt(key -> scatter(key)).thenComparing(Comparator.naturalOrder());

    private final NavigableMap<String, Partition> partitions = new TreeMap<>(SCATTERED);
    private final String hash;
    private final String range;
    private final TableState state;

    MemoryTable(String hash, String range, TableState state) {
        this.hash = hash;
        this.range = range;
        this.state = state;
    }

    /** A number of 31 bits. */
    static int scatter(String partition) {
        int mixed = partition.hashCode() * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & Integer.MAX_VALUE;
    }

    String name() {
        return state.name();
    }

    TableState state() {
        return state;
    }

    String hash() {
        return hash;
    }

    String range() {
        return range;
    }

    NavigableMap<String, Partition> partitions() {
        return partitions;
    }

    Optional<Partition> partition(String key) {
        return Optional.ofNullable(partitions.get(key));
    }

    Optional<Stored> find(Key key) {
        return partition(key.partition()).flatMap(partition -> partition.find(key.sort()));
    }

    void put(Key key, Stored item) {
        partitions.computeIfAbsent(key.partition(), _ -> new Partition()).put(key.sort(), item);
    }

    void remove(Key key) {
        partition(key.partition()).ifPresent(partition -> partition.remove(key.sort()));
    }

    /** The key in an item. */
    Key keyOf(ObjectNode item) {
        return new Key(keyPart(item, hash), keyPart(item, range));
    }

    /** A key alone. */
    Key key(ObjectNode key) {
        if (key.size() != 2) {
            throw Refusal.validation("The provided key element does not match the schema");
        }
        return keyOf(key);
    }

    /** The key of an item, for an answer. */
    ObjectNode keyIn(ObjectNode item) {
        ObjectNode key = Json.object();
        key.set(hash, item.get(hash));
        key.set(range, item.get(range));
        return key;
    }

    private static String keyPart(ObjectNode item, String name) {
        JsonNode value = item.get(name);
        if (value == null) {
            throw Refusal.validation(
                    "One or more parameter values were invalid: Missing the key " + name + " in the item");
        }
        if (!Values.type(value).equals("S")) {
            throw Refusal.validation("One or more parameter values were invalid: Type mismatch for key " + name
                    + " expected: S actual: " + Values.type(value));
        }
        String text = value.get("S").asText();
        if (text.isEmpty()) {
            throw Refusal.validation(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute"
                            + " cannot contain an empty string value. Key: " + name);
        }
        return text;
    }

    /** How many items there are, and of how many bytes. */
    Map.Entry<Long, Long> extent() {
        long count = 0;
        long bytes = 0;
        for (Partition partition : partitions.values()) {
            count += partition.items().size();
            bytes += partition.items().values().stream().mapToLong(Stored::size).sum();
        }
        return Map.entry(count, bytes);
    }

    /** Whoever remembers something of it is told that it is gone. */
    void dropped() {
        partitions.values().forEach(Partition::changed);
    }
}
