package io.cruddur.conversations.admin.terminal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value on one line. What people wrote can't steer the terminal: control characters are shown, not sent. */
final class Cell {

    private Cell() {}

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> list -> list.stream().map(Cell::text).collect(Collectors.joining(", "));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                        .collect(Collectors.joining(" ", "{", "}"));
            default -> visible(value.toString());
        };
    }

    private static String visible(String text) {
        if (text.codePoints().noneMatch(Character::isISOControl)) {
            return text;
        }
        var visible = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> visible.append("\\n");
                case '\t' -> visible.append("\\t");
                case '\r' -> visible.append("\\r");
                default -> {
                    if (Character.isISOControl(point)) {
                        visible.append("\\u%04x".formatted(point));
                    } else {
                        visible.appendCodePoint(point);
                    }
                }
            }
        });
        return visible.toString();
    }
}
