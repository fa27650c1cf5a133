package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Colour;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import io.cruddur.conversations.table.Item;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints items, all of them unless it is told which. */
@Command(
        name = "scan",
        description = {
            "Print the items of the table, page after page.",
            "It reads the whole table, whatever is printed of it: half a capacity unit for each 4 KB."
        })
final class Scan implements Runnable {

    private static final int MOST_SEGMENTS = 1000;

    @Mixin
    private Target target;

    @Mixin
    private Terminal terminal;

    @Option(
            names = "--kind",
            paramLabel = "<kind>",
            split = ",",
            description = "Only items of these kinds: ${COMPLETION-CANDIDATES}.")
    private @Nullable List<Kind> kinds;

    @Option(names = "--limit", paramLabel = "<items>", description = "Stop after so many.")
    private @Nullable Long limit;

    @Option(
            names = "--segments",
            paramLabel = "<number>",
            defaultValue = "1",
            description = "Read so many parts of the table at once. Default: ${DEFAULT-VALUE}.")
    private int segments;

    @Override
    public void run() {
        if ((limit != null && limit < 1) || segments < 1 || segments > MOST_SEGMENTS) {
            throw Failure.of(Exit.USAGE, "--limit is 1 or more, --segments 1 to " + MOST_SEGMENTS + ".");
        }
        Set<Kind> wanted = kinds == null ? EnumSet.allOf(Kind.class) : EnumSet.copyOf(kinds);
        var request =
                new ReadTable.Request(segments, Optional.ofNullable(limit), item -> wanted.contains(Kind.of(item)));
        target.table(ReadTable.class, table -> {
            var read = table.read(request, this::print);
            Terminal.note(
                    Colour.FAINT,
                    "%,d of %,d items read, %s.".formatted(read.handed(), read.scanned(), Amount.of(read.units())));
        });
    }

    private void print(Item item) {
        var attributes = Plain.of(item);
        terminal.line(
                () -> text(item, attributes), Fields.of("item", Kind.of(item)).and(attributes));
    }

    private String text(Item item, Fields attributes) {
        String rest = attributes.values().entrySet().stream()
                .filter(attribute -> !Set.of(Item.PK, Item.SK).contains(attribute.getKey()))
                .map(attribute ->
                        terminal.paint(Colour.FAINT, attribute.getKey() + "=") + Terminal.visible(attribute.getValue()))
                .collect(Collectors.joining(" "));
        return "%-7s  %s  %s  %s"
                .formatted(Kind.of(item), Terminal.visible(item.pk()), Terminal.visible(item.sk()), rest);
    }
}
