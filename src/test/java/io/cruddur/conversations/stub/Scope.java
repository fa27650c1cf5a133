package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** What the placeholders of a request's expressions stand for. */
record Scope(ObjectNode names, ObjectNode values) {

    static final Set<String> PARAMETERS = Set.of("ExpressionAttributeNames", "ExpressionAttributeValues");

    static Scope of(Request request) {
        return new Scope(
                request.maybe("ExpressionAttributeNames").orElseGet(Json::object),
                request.maybe("ExpressionAttributeValues").map(Values::normal).orElseGet(Json::object));
    }

    /** Refuses what has been left open, and what nobody has asked for. */
    @SafeVarargs
    final Scope usedBy(Set<String>... expressions) {
        var used = new HashSet<String>();
        for (Set<String> placeholders : expressions) {
            used.addAll(placeholders);
        }
        for (String placeholder : used) {
            if (!names.has(placeholder) && !values.has(placeholder)) {
                throw Refusal.validation(
                        "An expression attribute name or value used in expression is not defined: " + placeholder);
            }
        }
        if (used.size() < names.size() + values.size()) {
            throw Refusal.validation("A name or value provided in ExpressionAttributeNames or ExpressionAttributeValues"
                    + " is unused in expressions");
        }
        return this;
    }

    String name(String step) {
        return step.charAt(0) == '#' ? names.get(step).asText() : step;
    }

    JsonNode value(String placeholder) {
        return values.get(placeholder);
    }
}
