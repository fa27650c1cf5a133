package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Consent;
import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a table with all that is in it. */
@Command(name = "drop", description = "Delete the table, with all conversations in it.")
final class Drop implements Runnable {

    @Mixin
    private Target target;

    @Mixin
    private Consent consent;

    @Mixin
    private Terminal terminal;

    @Parameters(paramLabel = "<table>", arity = "0..1", description = "Another table.")
    private @Nullable String table;

    @Option(names = "--unprotect", description = "Also if it is protected against deletion.")
    private boolean unprotect;

    @Override
    public void run() {
        if (table != null) {
            target.choose(table);
        }
        String name = target.place().table();
        consent.obtain(target.place(), "drop the table", name);
        target.table(Tables.class, tables -> {
            tables.drop(unprotect);
            terminal.one(Fields.of("dropped", name));
        });
    }
}
