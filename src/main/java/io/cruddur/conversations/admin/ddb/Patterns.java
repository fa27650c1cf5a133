package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Colour;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Carries out the access patterns, and prints each with its requests and its cost. */
@Command(
        name = "patterns",
        description = {
            "Carry out the access patterns A to E, and print what each asks DynamoDB for and costs.",
            "A and B read the seed's conversation; C, D and E write one of nobody's, and take it away again."
        })
final class Patterns implements Runnable {

    @Mixin
    private Target target;

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        target.table(RunPatterns.class, patterns -> patterns.run().forEach(this::print));
    }

    private void print(Pattern pattern) {
        terminal.line(
                () -> text(pattern),
                Fields.of("pattern", pattern.letter())
                        .and("what", pattern.what())
                        .and("requests", pattern.requests())
                        .and(Amount.fields(pattern.units())));
    }

    private String text(Pattern pattern) {
        String title = "%s  %-45s %s".formatted(pattern.letter(), pattern.what(), Amount.of(pattern.units()));
        return terminal.paint(Colour.TITLE, title) + "\n   " + String.join("\n   ", pattern.requests());
    }
}
