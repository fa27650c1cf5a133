package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.target.DatabaseTarget;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts people there to try things with. May be run again at any time. */
@Command(name = "seed", description = "Put the four people of the seed into the database, unless they are there.")
final class Seed implements Runnable {

    @Mixin
    private DatabaseTarget target;

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        target.work(
                UsersTable.class,
                users -> terminal.one(Fields.of("new_people", users.seed()).and("people", users.count())));
    }
}
