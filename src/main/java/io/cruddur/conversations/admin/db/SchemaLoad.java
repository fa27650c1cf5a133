package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.target.DatabaseTarget;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the schema up to date. May be run again at any time. */
@Command(name = "schema-load", description = "Create what is missing of the table of people, and describe it.")
final class SchemaLoad implements Runnable {

    @Mixin
    private DatabaseTarget target;

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        target.work(UsersTable.class, users -> {
            users.load();
            terminal.rows(users.columns());
        });
    }
}
