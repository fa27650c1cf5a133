package io.cruddur.conversations.table;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the table, or a map inside one, with typed access to its attributes. */
public final class Item {

    /** The attribute of the partition key. */
    public static final String PK = "pk";

    /** The attribute of the sort key. */
    public static final String SK = "sk";

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    /** An item as DynamoDB returned it. */
    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    /** A new item that so far has only its key. */
    public static Item keyed(String pk, String sk) {
        return new Item(new LinkedHashMap<>()).with(PK, pk).with(SK, sk);
    }

    /** A new, empty map, to be an attribute of an item. */
    public static Item map() {
        return new Item(new LinkedHashMap<>());
    }

    @CanIgnoreReturnValue
    public Item with(String name, Object value) {
        attributes.put(name, value(value));
        return this;
    }

    /** Numbers as N, booleans as BOOL, maps as M, lists as L, anything else by its string form as S. */
    public static AttributeValue value(Object value) {
        return switch (value) {
            case Number number -> AttributeValue.fromN(number.toString());
            case Boolean bool -> AttributeValue.fromBool(bool);
            case AttributeValue as -> as;
            case Item map -> AttributeValue.fromM(map.attributes);
            case List<?> list ->
                AttributeValue.fromL(list.stream().map(Item::value).toList());
            default -> AttributeValue.fromS(value.toString());
        };
    }

    public String pk() {
        return string(PK);
    }

    /** Its key alone. */
    public Item key() {
        return keyed(pk(), sk());
    }

    /** The same under another key. */
    public Item at(String pk, String sk) {
        return new Item(new LinkedHashMap<>(attributes)).with(PK, pk).with(SK, sk);
    }

    public String sk() {
        return string(SK);
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public String string(String name) {
        return required(name).s();
    }

    /** An attribute that not every such item has. */
    public Optional<String> find(String name) {
        return has(name) ? Optional.of(string(name)) : Optional.empty();
    }

    /** A string that may be missing, or of another type. */
    public Optional<String> text(String name) {
        @Nullable AttributeValue value = attributes.get(name);
        return value == null ? Optional.empty() : Optional.ofNullable(value.s());
    }

    public UUID uuid(String name) {
        return UUID.fromString(string(name));
    }

    public Stamp stamp(String name) {
        return Stamp.parse(string(name));
    }

    public long number(String name) {
        return Long.parseLong(required(name).n());
    }

    /** A map that not every such item has. */
    public Optional<Item> map(String name) {
        return has(name) ? Optional.of(of(required(name).m())) : Optional.empty();
    }

    /** A number that not every such item has, and that is 0 where it is missing. */
    public long numberOrZero(String name) {
        return has(name) ? number(name) : 0;
    }

    /** A boolean, false where it is missing. */
    public boolean flag(String name) {
        return has(name) && required(name).bool();
    }

    /** The strings in a list, none where it is missing. */
    public List<String> strings(String name) {
        return has(name) ? required(name).l().stream().map(AttributeValue::s).toList() : List.of();
    }

    /** The maps in a map, by their names. */
    public Map<String, Item> maps(String name) {
        var maps = new LinkedHashMap<String, Item>();
        required(name).m().forEach((key, map) -> maps.put(key, of(map.m())));
        return maps;
    }

    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    private AttributeValue required(String name) {
        @Nullable AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("an item without the attribute " + name);
        }
        return value;
    }
}
