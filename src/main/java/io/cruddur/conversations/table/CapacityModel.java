package io.cruddur.conversations.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    public CapacityModel {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** The key of an item. */
    public record Key(String pk, String sk) {
        static Key of(Map<String, AttributeValue> attributes) {
            var item = Item.of(attributes);
            return new Key(item.pk(), item.sk());
        }
    }

    /** Items by their keys. */
    public static Map<Key, Item> byKey(List<Item> items) {
        var byKey = new HashMap<Key, Item>();
        items.forEach(item -> byKey.put(Key.of(item.attributes()), item));
        return byKey;
    }

    /** The WCU of a transaction. */
    public int writeUnits(TransactWriteItemsRequest request) {
        return request.transactItems().stream()
                .map(CapacityModel::key)
                .mapToInt(this::writeUnits)
                .sum();
    }

    private int writeUnits(Key key) {
        return ItemSize.writeUnits(Math.max(size(before.get(key)), size(after.get(key))));
    }

    /** The key of what a write is about. */
    public static Key key(TransactWriteItem write) {
        if (write.put() != null) {
            return Key.of(write.put().item());
        }
        if (write.conditionCheck() != null) {
            return Key.of(write.conditionCheck().key());
        }
        return Key.of(
                write.update() != null ? write.update().key() : write.delete().key());
    }

    private static int size(@Nullable Item item) {
        return item == null ? 0 : ItemSize.of(item);
    }
}
