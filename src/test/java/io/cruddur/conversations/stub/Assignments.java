package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An update expression: {@code SET} of paths to values and other paths, and {@code REMOVE} of paths. */
record Assignments(Map<Operand.Path, Operand> values, List<Operand.Path> removed) {

    static final Parsed.Memory<Assignments> MEMORY = new Parsed.Memory<>(Assignments::parse);

    private static Assignments parse(Lexer words) {
        var values = new LinkedHashMap<Operand.Path, Operand>();
        var removed = new ArrayList<Operand.Path>();
        while (!words.atEnd()) {
            if (values.isEmpty() && words.take("SET")) {
                do {
                    var path = Operand.Path.parse(words);
                    words.expect("=");
                    values.put(path, Operand.parse(words));
                } while (words.take(","));
            } else if (removed.isEmpty() && words.take("REMOVE")) {
                do {
                    removed.add(Operand.Path.parse(words));
                } while (words.take(","));
            } else {
                throw words.invalid();
            }
        }
        return new Assignments(values, removed);
    }

    /** The item as it is afterwards; it stays as it is itself. */
    ObjectNode on(ObjectNode item, Scope scope) {
        ObjectNode changed = item.deepCopy();
        removed.forEach(path -> holder(path, changed, scope).remove(path.last(scope)));
        values.forEach((path, operand) -> {
            JsonNode value = operand.in(item, scope)
                    .orElseThrow(() -> Refusal.validation(
                            "The provided expression refers to an attribute that does not exist in the item"));
            holder(path, changed, scope).set(path.last(scope), value);
        });
        return changed;
    }

    /** Refuses what would change one of these attributes. */
    Assignments sparing(Scope scope, String... names) {
        for (String name : names) {
            if (values.keySet().stream()
                            .anyMatch(
                                    path -> scope.name(path.steps().getFirst()).equals(name))
                    || removed.stream()
                            .anyMatch(
                                    path -> scope.name(path.steps().getFirst()).equals(name))) {
                throw Refusal.validation("One or more parameter values were invalid: Cannot update attribute " + name
                        + ". This attribute is part of the key");
            }
        }
        return this;
    }

    private static ObjectNode holder(Operand.Path path, ObjectNode item, Scope scope) {
        ObjectNode holder = path.holder(item, scope);
        if (holder == null) {
            throw Refusal.validation("The document path provided in the update expression is invalid for update");
        }
        return holder;
    }
}
