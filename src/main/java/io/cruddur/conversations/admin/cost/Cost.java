package io.cruddur.conversations.admin.cost;

import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Works out a bill. Asks nobody, so it needs neither stores nor configuration. */
@Command(
        name = "cost",
        description = {
            "Tell what a month of such a use costs in DynamoDB, or what each operation costs.",
            "For texts of up to about 400 characters. Prices and assumptions are options."
        },
        modelTransformer = Counts.class)
public final class Cost implements Runnable {

    private static final int CENTS = 2;
    private static final int EXACT = 6;
    private static final int HUNDRED = 100;
    private static final int SMALLEST_GROUP = 3;
    private static final int LARGEST_GROUP = 32;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Assumptions assumptions;

    @Mixin
    private Prices prices;

    @Mixin
    private Terminal terminal;

    @Option(names = "--group-sends", paramLabel = "<n>", description = "A month: send to a group.")
    private long groupSends;

    @Option(names = "--groups", paramLabel = "<n>", description = "A month: create a group, with a message.")
    private long groups;

    @Option(names = "--unread-counts", paramLabel = "<n>", description = "A month: count what is unread.")
    private long unreadCounts;

    @Option(names = "--stream-reads", paramLabel = "<n>", description = "A month: read the stream; Lambda's are free.")
    private long streamReads;

    @Override
    public void run() {
        requireSense();
        var use = new Use(Counts.of(spec), groupSends, groups, unreadCounts, streamReads);
        var bill = new Bill(use, assumptions, prices);
        if (use.isNothing()) {
            priceList(bill);
        } else {
            month(bill);
        }
    }

    private void priceList(Bill bill) {
        var operations = bill.lines().stream().map(line -> line.price(places())).toList();
        if (terminal.isJson()) {
            terminal.one(Fields.of("operations", operations).and("prices", given("prices")));
        } else {
            terminal.rows(operations);
            terminal.text("");
            terminal.text("In dollars, with " + text("prices") + ".");
        }
    }

    private void month(Bill bill) {
        var total = Line.rounded(bill.total(), places());
        var lines = bill.used().stream().map(line -> line.month(places())).toList();
        if (terminal.isJson()) {
            terminal.one(Fields.of("per_month", total)
                    .and("lines", lines)
                    .and("assumptions", given("assumptions"))
                    .and("prices", given("prices")));
        } else {
            terminal.rows(Stream.concat(
                            lines.stream(),
                            Stream.of(Fields.of("operation", "together").and("per_month", total)))
                    .toList());
            terminal.text("");
            terminal.text("In dollars, with " + text("prices") + ".");
            terminal.text("Assuming " + text("assumptions") + ".");
        }
    }

    /** Cents for people; scripts may add up more exactly. */
    private int places() {
        return terminal.isJson() ? EXACT : CENTS;
    }

    /** What the options of a mixin are, given or by default. */
    private Fields given(String mixin) {
        var given = Fields.none();
        for (OptionSpec option : options(mixin)) {
            given = given.and(option.longestName().substring(2).replace('-', '_'), option.getValue());
        }
        return given;
    }

    private String text(String mixin) {
        return options(mixin).stream()
                .map(option -> option.longestName() + " " + option.getValue())
                .collect(Collectors.joining(", "));
    }

    private List<OptionSpec> options(String mixin) {
        return Objects.requireNonNull(spec.mixins().get(mixin)).options();
    }

    private void requireSense() {
        spec.options().stream()
                .filter(option -> option.getValue() instanceof Number number && number.doubleValue() < 0)
                .findFirst()
                .ifPresent(option -> refuse(option.longestName() + " can't be less than nothing."));
        if (Stream.of(assumptions.moving(), assumptions.freshHeads(), assumptions.keyed())
                .anyMatch(percent -> percent > HUNDRED)) {
            refuse("No part of the sends is more than 100 percent of them.");
        }
        if (assumptions.groupSize() < SMALLEST_GROUP || assumptions.groupSize() > LARGEST_GROUP) {
            refuse("A group has " + SMALLEST_GROUP + " to " + LARGEST_GROUP + " members.");
        }
    }

    private void refuse(String why) {
        throw new ParameterException(spec.commandLine(), why);
    }
}
