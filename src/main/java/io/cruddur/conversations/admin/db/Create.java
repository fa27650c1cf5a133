package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.target.DatabaseTarget;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Creates the database, through the one that is always there. */
@Command(name = "create", description = "Create the database, unless it is there.")
final class Create implements Runnable {

    @Mixin
    private DatabaseTarget target;

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        var database = target.database();
        target.work(
                Databases.class,
                databases -> terminal.one(Fields.of("database", database.name())
                        .and("result", databases.create(database) ? "created" : "is there already")));
    }
}
