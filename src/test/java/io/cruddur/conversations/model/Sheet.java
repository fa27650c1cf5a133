package io.cruddur.conversations.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A page of messages as the service should show it, or does. */
record Sheet(List<Line> lines, boolean hasOlder, boolean hasNewer) {

    static Sheet of(JsonNode page) {
        return new Sheet(
                page.get("items").valueStream().map(Line::of).toList(),
                page.get("has_older").asBoolean(),
                page.get("has_newer").asBoolean());
    }

    /** The lines of those that somebody sees from one to before another, of which there may be none. */
    static Sheet cut(List<Line> visible, int from, int to) {
        return new Sheet(visible.subList(from, to), from > 0, to < visible.size());
    }
}
