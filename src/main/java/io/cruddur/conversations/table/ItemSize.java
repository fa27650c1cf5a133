package io.cruddur.conversations.table;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large DynamoDB takes an item to be, which is what it is billed by.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">item sizes
 *     and formats</a>
 */
public final class ItemSize {

    private static final int UNIT = 1024;
    private static final int TRANSACTIONAL = 2;
    private static final int COLLECTION = 3;
    private static final int ELEMENT = 1;

    private ItemSize() {}

    /** In bytes. */
    public static int of(Item item) {
        return of(item.attributes());
    }

    /** In bytes, of what a write is about, as far as it says. */
    public static int of(Write write) {
        return switch (write) {
            case Write.Put put -> of(put.item());
            case Write.Exactly exactly ->
                Math.max(of(exactly.seen()), exactly.next().map(ItemSize::of).orElse(0));
            case Write.Set _, Write.Update _, Write.Delete _, Write.Absent _ -> UNIT;
        };
    }

    /** The capacity units of a transaction that writes or deletes an item of so many bytes. */
    public static int writeUnits(int bytes) {
        return TRANSACTIONAL * Math.max(1, Math.ceilDiv(bytes, UNIT));
    }

    private static int of(Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .mapToInt(attribute -> utf8(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case M -> COLLECTION + ELEMENT * value.m().size() + of(value.m());
            case L ->
                COLLECTION
                        + value.l().stream()
                                .mapToInt(element -> ELEMENT + of(element))
                                .sum();
            case BOOL, NUL -> 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(ItemSize::utf8).sum();
            case NS -> value.ns().stream().mapToInt(ItemSize::number).sum();
            case BS ->
                value.bs().stream()
                        .mapToInt(bytes -> bytes.asByteArrayUnsafe().length)
                        .sum();
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("an attribute of an unknown type");
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
