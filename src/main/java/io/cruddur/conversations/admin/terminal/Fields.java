package io.cruddur.conversations.admin.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and values in their order: a row of a table, or an object of JSON. */
public final class Fields {

    private final Map<String, Object> values;

    private Fields(Map<String, Object> values) {
        this.values = values;
    }

    public static Fields none() {
        return new Fields(new LinkedHashMap<>());
    }

    public static Fields of(String name, Object value) {
        return none().and(name, value);
    }

    /** These and one more, if it has a value; numbers, booleans, lists, fields, anything else as its string form. */
    public Fields and(String name, Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? and(name, optional.get()) : this;
        }
        var more = new LinkedHashMap<>(values);
        more.put(name, plain(value));
        return new Fields(more);
    }

    /** These, and then those. */
    public Fields and(Fields more) {
        var all = new LinkedHashMap<>(values);
        all.putAll(more.values);
        return new Fields(all);
    }

    /** What JSON is made of. */
    public Map<String, Object> values() {
        return values;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Number number -> number;
            case Boolean bool -> bool;
            case Fields fields -> fields.values;
            case Map<?, ?> map -> map;
            case List<?> list -> list.stream().map(Fields::plain).toList();
            default -> value.toString();
        };
    }
}
