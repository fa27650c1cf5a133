package io.cruddur.conversations.table;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What a transaction costs by DynamoDB's documented rules; DynamoDB Local misreports it. An item costs by the larger of
 * its sizes before and after, a deleted one by its size before.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">item sizes
 *     and formats</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">capacity unit
 *     consumption</a>
 * @param before the items that were there
 * @param after the items that are there now
 */
public record CapacityModel(Map<Key, Item> before, Map<Key, Item> after) {

    private static final int UNIT = 1024;
    private static final int TRANSACTIONAL = 2;
    private static final int COLLECTION = 3;
    private static final int ELEMENT = 1;

    /** The key of an item. */
    public record Key(String pk, String sk) {
        static Key of(Map<String, AttributeValue> item) {
            return new Key(item.get(Item.PK).s(), item.get(Item.SK).s());
        }
    }

    public static Map<Key, Item> byKey(List<Item> items) {
        var byKey = new HashMap<Key, Item>();
        items.forEach(item -> byKey.put(Key.of(item.attributes()), item));
        return byKey;
    }

    public int writeUnits(TransactWriteItemsRequest request) {
        return request.transactItems().stream()
                .map(CapacityModel::key)
                .mapToInt(this::writeUnits)
                .sum();
    }

    private int writeUnits(Key key) {
        int size = Math.max(size(before.get(key)), size(after.get(key)));
        return TRANSACTIONAL * Math.max(1, Math.ceilDiv(size, UNIT));
    }

    private static Key key(TransactWriteItem write) {
        if (write.put() != null) {
            return Key.of(write.put().item());
        }
        if (write.conditionCheck() != null) {
            return Key.of(write.conditionCheck().key());
        }
        return Key.of(
                write.update() != null ? write.update().key() : write.delete().key());
    }

    static int size(Item item) {
        return item == null ? 0 : size(item.attributes());
    }

    private static int size(Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .mapToInt(attribute -> utf8(attribute.getKey()) + size(attribute.getValue()))
                .sum();
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case M -> COLLECTION + ELEMENT * value.m().size() + size(value.m());
            case L ->
                COLLECTION
                        + value.l().stream()
                                .mapToInt(element -> ELEMENT + size(element))
                                .sum();
            case BOOL, NUL -> 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(CapacityModel::utf8).sum();
            case NS -> value.ns().stream().mapToInt(CapacityModel::number).sum();
            case BS, UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("not in our items: " + value.type());
        };
    }

    /** A byte for each two significant digits, and one more, and one for a minus sign. */
    private static int number(String text) {
        var number = new BigDecimal(text).stripTrailingZeros();
        return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
