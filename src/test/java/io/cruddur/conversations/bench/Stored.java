package io.cruddur.conversations.bench;

import java.util.HashMap;
import java.util.Map;

/** An item of the table, or a map inside one: its scalars as text, by their names. */
final class Stored {

    private final Map<String, String> scalars = new HashMap<>();
    private final Map<String, Stored> maps = new HashMap<>();

    void take(String name, String scalar) {
        scalars.put(name, scalar);
    }

    /** The map of that name, which is empty at first. */
    Stored map(String name) {
        return maps.computeIfAbsent(name, _ -> new Stored());
    }

    Map<String, Stored> maps() {
        return maps;
    }

    boolean has(String name) {
        return scalars.containsKey(name);
    }

    String text(String name) {
        return scalars.get(name);
    }

    long number(String name) {
        return Long.parseLong(scalars.getOrDefault(name, "0"));
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(scalars.get(name));
    }
}
