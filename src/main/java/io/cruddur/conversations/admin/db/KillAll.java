package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.target.Consent;
import io.cruddur.conversations.admin.target.DatabaseTarget;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Throws out whoever is connected. A running service comes back by itself. */
@Command(name = "kill-all", description = "End all other connections to the database.")
final class KillAll implements Runnable {

    @Mixin
    private DatabaseTarget target;

    @Mixin
    private Terminal terminal;

    @Mixin
    private Consent consent;

    @Override
    public void run() {
        var database = target.database();
        consent.obtain(target.place(), "end all connections to it", database.name());
        target.work(
                Databases.class,
                databases -> terminal.one(
                        Fields.of("database", database.name()).and("ended_sessions", databases.endSessions(database))));
    }
}
