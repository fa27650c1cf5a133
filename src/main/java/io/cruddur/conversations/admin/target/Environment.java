package io.cruddur.conversations.admin.target;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The environment of the process, where a blank value is none. */
record Environment(Map<String, String> values) {

    static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /** The first of the variables that has a value. */
    Optional<String> get(String... names) {
        return Stream.of(names)
                .map(name -> values.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
