package io.cruddur.conversations.admin.terminal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
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
        var columns = names.stream().map(name -> Column.of(name, rows)).toList();
        var lines = new ArrayList<String>();
        lines.add(title.apply(line(columns, Column::heading)));
        rows.forEach(row -> lines.add(line(columns, column -> column.cell(row))));
        return lines;
    }

    private static String line(List<Column> columns, Function<Column, String> text) {
        return columns.stream()
                .map(column -> column.padded(text.apply(column)))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private record Column(String name, int width, boolean right) {

        static Column of(String name, List<Fields> rows) {
            int widest = rows.stream()
                    .mapToInt(row -> Cell.text(row.values().get(name)).length())
                    .max()
                    .orElse(0);
            boolean numbers = rows.stream()
                    .map(row -> row.values().get(name))
                    .allMatch(value -> value == null || value instanceof Number);
            return new Column(name, Math.max(widest, name.length()), numbers);
        }

        String heading() {
            return name.replace('_', ' ').toUpperCase(Locale.ROOT);
        }

        String cell(Fields row) {
            return Cell.text(row.values().get(name));
        }

        String padded(String text) {
            String padding = " ".repeat(width - text.length());
            return right ? padding + text : text + padding;
        }
    }
}
