package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.target.Consent;
import io.cruddur.conversations.admin.target.DatabaseTarget;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Drops the database, after production has said its name. */
@Command(name = "drop", description = "Drop the database with everybody in it.")
final class Drop implements Runnable {

    @Mixin
    private DatabaseTarget target;

    @Mixin
    private Terminal terminal;

    @Mixin
    private Consent consent;

    @Option(names = "--force", description = "Throw out whoever is connected.")
    private boolean force;

    @Override
    public void run() {
        var database = target.database();
        consent.obtain(target.place(), "drop the database", database.name());
        target.work(
                Databases.class,
                databases -> terminal.one(Fields.of("database", database.name())
                        .and("result", databases.drop(database, force) ? "dropped" : "is not there")));
    }
}
