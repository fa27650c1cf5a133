package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Names every table of the region. */
@Command(name = "list-tables", description = "List all tables of the region.")
final class ListTables implements Runnable {

    @Mixin
    private Target target;

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        target.table(
                Tables.class,
                tables -> terminal.rows(tables.names().stream()
                        .map(name -> Fields.of("table", name))
                        .toList()));
    }
}
