package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.admin.target.Consent;
import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Colour;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import io.cruddur.conversations.admin.upkeep.Shown;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Turns a table of the original into ours. */
@Command(
        name = "adopt",
        description = {
            "Turn an existing table of the original into the service's, in place.",
            "Stop whatever writes to the table before, above all the Lambda on its stream. It may be interrupted at any"
                    + " point, and run again: what it has done already it finds done. No text is ever deleted."
        })
public final class Adopt implements Runnable {

    @Mixin
    private Target target;

    @Mixin
    private Consent consent;

    @Mixin
    private Terminal terminal;

    @Option(names = "--plan", description = "Only say what would be done, and what that takes.")
    private boolean plan;

    @Override
    public void run() {
        if (!plan) {
            consent.obtain(target.place(), "adopt the table", target.place().table());
        }
        target.stores(AdoptTable.class, table -> {
            Summary summary;
            try (var shown = new Shown()) {
                summary = plan ? table.plan(this::print, shown) : table.adopt(this::print, shown);
            }
            print(summary);
        });
    }

    private void print(Adopted adopted) {
        terminal.line(
                () -> "%s  %s%s"
                        .formatted(
                                adopted.conversation(),
                                counts(adopted.repairs()).entrySet().stream()
                                        .map(repair -> repair.getKey() + " " + repair.getValue())
                                        .collect(Collectors.joining(", ")),
                                adopted.merged().isEmpty() ? "" : ", from " + Terminal.visible(adopted.merged())),
                Fields.of("conversation", adopted.conversation())
                        .and("repairs", counts(adopted.repairs()))
                        .and("merged", adopted.merged()));
    }

    private void print(Summary summary) {
        Fields numbers = Fields.of("planned", plan)
                .and("items", summary.items())
                .and("groups", summary.groups())
                .and("conversations", summary.conversations())
                .and("writes", summary.writes())
                .and("wcu", summary.planned().writes())
                .and("dollars", rounded(summary.planned().dollars()))
                .and("minutes", rounded(summary.minutes()));
        Fields consumed = Fields.of("consumed_rcu", summary.consumed().reads())
                .and("consumed_wcu", summary.consumed().writes());
        if (terminal.isJson()) {
            terminal.one(numbers.and(consumed).and("repairs", counts(summary.repairs())));
            return;
        }
        if (summary.conversations() > 0) {
            terminal.text("");
        }
        terminal.one(numbers);
        if (!summary.repairs().isEmpty()) {
            terminal.text("");
            terminal.rows(new TreeMap<>(summary.repairs())
                    .entrySet().stream()
                            .map(repair -> Fields.of("repair", repair.getKey())
                                    .and("count", repair.getValue())
                                    .and("meaning", repair.getKey().meaning()))
                            .toList());
        }
        Terminal.note(
                Colour.FAINT,
                String.format(
                        Locale.ROOT,
                        "Consumed: %.1f RCU, %.1f WCU.",
                        summary.consumed().reads(),
                        summary.consumed().writes()));
    }

    private static Map<String, Integer> counts(Map<Repair, Integer> repairs) {
        var counts = new LinkedHashMap<String, Integer>();
        new TreeMap<>(repairs).forEach((repair, count) -> counts.put(repair.toString(), count));
        return counts;
    }

    /** To a millionth. */
    private static double rounded(double number) {
        final double million = 1e6;
        return Math.round(number * million) / million;
    }
}
