package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.admin.target.Consent;
import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import io.cruddur.conversations.admin.upkeep.Shown;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for what is wrong with the table. */
@Command(
        name = "doctor",
        description = {
            "Verify that heads, messages, inbox rows, pairs and blocks agree, and say what is wrong, by kind.",
            "It may run beside the live service. It ends with 1 if anything is wrong and not mended."
        })
public final class Doctor implements Runnable {

    private static final double ALL = 100;

    @Mixin
    private Target target;

    @Mixin
    private Consent consent;

    @Mixin
    private Terminal terminal;

    @Option(
            names = "--fix",
            description = "Mend what can be mended, each on condition that nobody changes it meanwhile.")
    private boolean fix;

    @Option(
            names = "--sample",
            paramLabel = "<n>%",
            description = "Look only at so much of the table, drawn anew each time. Default: all of it.")
    private @Nullable String sample;

    @Override
    public void run() {
        double perCent = sample == null ? ALL : perCent(sample);
        if (fix) {
            consent.obtain(target.place(), "mend the table", target.place().table());
        }
        target.stores(CheckUp.class, checkUp -> {
            Diagnosis diagnosis;
            try (var shown = new Shown()) {
                diagnosis = checkUp.run(fix, perCent, shown);
            }
            print(diagnosis);
            if (diagnosis.isIll()) {
                throw Failure.of(Exit.FAILED, "The table is ill.")
                        .hint(
                                fix
                                        ? "What is left can't be mended by rebuilding it."
                                        : "--fix mends what can be mended.");
            }
        });
    }

    private static double perCent(String text) {
        try {
            double number = Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
            if (number > 0 && number <= ALL) {
                return number;
            }
        } catch (NumberFormatException _) {
            // as little as one that is out of range
        }
        throw Failure.of(Exit.USAGE, "--sample is more than 0%, and up to 100%.");
    }

    private void print(Diagnosis diagnosis) {
        var cases = diagnosis.cases().stream().map(Doctor::fields).toList();
        Fields numbers = Fields.of("items", diagnosis.items())
                .and("conversations", diagnosis.conversations())
                .and("consumed_rcu", diagnosis.consumed().reads())
                .and("consumed_wcu", diagnosis.consumed().writes())
                .and("dollars", diagnosis.consumed().dollars());
        if (terminal.isJson()) {
            terminal.one(numbers.and("ill", diagnosis.isIll()).and("found", cases));
        } else {
            terminal.rows(cases);
            terminal.text(cases.isEmpty() ? "Nothing is wrong." : "");
            terminal.one(numbers);
        }
    }

    private static Fields fields(Diagnosis.Case found) {
        return Fields.of("kind", found.ill())
                .and("found", found.found())
                .and("mended", found.mended())
                .and("outlook", outlook(found.ill().outlook()))
                .and("meaning", found.ill().meaning())
                .and("examples", found.examples());
    }

    private static String outlook(Ill.Outlook outlook) {
        return switch (outlook) {
            case MENDABLE -> "can be mended";
            case HOPELESS -> "can't be mended";
            case REMARK -> "no fault";
        };
    }
}
