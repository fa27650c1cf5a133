package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters of a request, or of one action of a transaction, each of a type and none unknown. */
record Request(ObjectNode parameters) {

    /** Refuses what isn't one of these. */
    Request only(Set<String> known) {
        for (Iterator<String> names = parameters.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw Refusal.unknown("the parameter " + name);
            }
        }
        return this;
    }

    Optional<JsonNode> find(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isNull());
    }

    Optional<String> text(String name) {
        return find(name).map(value -> {
            if (!value.isTextual()) {
                throw Refusal.validation(name + " is not a string");
            }
            return value.textValue();
        });
    }

    String required(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    boolean flag(String name, boolean otherwise) {
        return find(name).map(JsonNode::asBoolean).orElse(otherwise);
    }

    /** A positive number. */
    int count(String name, int otherwise) {
        int count = find(name).map(JsonNode::intValue).orElse(otherwise);
        if (count < 1) {
            throw Refusal.validation("1 validation error detected: Value '" + count + "' at '" + name
                    + "' failed to satisfy constraint: Member must have value greater than or equal to 1");
        }
        return count;
    }

    ObjectNode object(String name) {
        return maybe(name).orElseThrow(() -> missing(name));
    }

    Optional<ObjectNode> maybe(String name) {
        return find(name).map(value -> asObject(name, value));
    }

    List<Request> list(String name) {
        var elements = new ArrayList<Request>();
        find(name)
                .orElseThrow(() -> missing(name))
                .forEach(element -> elements.add(new Request(asObject(name, element))));
        return elements;
    }

    /** One of these values, and the first if none is given. */
    String choice(String name, String... known) {
        String chosen = text(name).orElse(known[0]);
        if (!List.of(known).contains(chosen)) {
            throw Refusal.unknown(name + " " + chosen);
        }
        return chosen;
    }

    private static ObjectNode asObject(String name, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.validation(name + " is not an object");
    }

    private static Refusal missing(String name) {
        return Refusal.validation("1 validation error detected: Value null at '" + name
                + "' failed to satisfy constraint: Member must not be null");
    }
}
