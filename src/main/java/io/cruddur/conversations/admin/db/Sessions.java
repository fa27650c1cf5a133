package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.target.DatabaseTarget;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells who is connected. */
@Command(name = "sessions", description = "List who is connected to the server, all its databases.")
final class Sessions implements Runnable {

    @Mixin
    private DatabaseTarget target;

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        target.work(Databases.class, databases -> terminal.rows(databases.sessions(target.database())));
    }
}
