package io.cruddur.conversations.admin.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Rows for people: columns under their names, as wide as they need to be, numbers on the right. */
final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    /** The lines of a table that has a column for each name in any of the rows. */
    static List<String> lines(List<Fields> rows, UnaryOperator<String> title) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.values().keySet()));
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (String name : names) {
            int widest = rows.stream()
                    .mapToInt(row -> Cell.text(row.values().get(name)).length())
                    .max()
                    .orElse(0);
            widths.put(name, Math.max(widest, name.length()));
        }
        var lines = new ArrayList<String>();
        lines.add(title.apply(line(widths, name -> heading(name), _ -> false)));
        for (Fields row : rows) {
            lines.add(line(
                    widths,
                    name -> Cell.text(row.values().get(name)),
                    name -> row.values().get(name) instanceof Number));
        }
        return lines;
    }

    private static String heading(String name) {
        return name.replace('_', ' ').toUpperCase(Locale.ROOT);
    }

    private static String line(
            Map<String, Integer> widths, UnaryOperator<String> text, java.util.function.Predicate<String> right) {
        return widths.entrySet().stream()
                .map(column -> padded(text.apply(column.getKey()), column.getValue(), right.test(column.getKey())))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String padded(String text, int width, boolean right) {
        String padding = " ".repeat(width - text.length());
        return right ? padding + text : text + padding;
    }
}
