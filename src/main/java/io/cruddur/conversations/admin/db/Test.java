package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.target.DatabaseTarget;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells whether the database can be reached. */
@Command(name = "test", description = "Connect to the database, and tell whom one meets there.")
final class Test implements Runnable {

    @Mixin
    private DatabaseTarget target;

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        var database = target.database();
        target.work(
                UsersTable.class,
                users -> terminal.one(Fields.of("database", database.name())
                        .and("at", database.address())
                        .and("connection", "successful")
                        .and("version", users.server())
                        .and("people", users.count())));
    }
}
