package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells the shape and the state of the table. */
@Command(name = "describe", description = "Describe the table: its keys, size, capacity, stream, TTL and backups.")
final class Describe implements Runnable {

    @Mixin
    private Target target;

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        target.table(Tables.class, tables -> terminal.one(tables.describe()));
    }
}
