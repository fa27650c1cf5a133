package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.cognito.PoolTarget;
import io.cruddur.conversations.admin.target.Consent;
import io.cruddur.conversations.admin.target.DatabaseTarget;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the database over, after production has said its name. */
@Command(
        name = "setup",
        description = {
            "Start the database over: drop, create, schema-load, seed, update-cognito-user-ids.",
            "People get new ids, so conversations of before are nobody's."
        })
final class Setup implements Runnable {

    @Mixin
    private DatabaseTarget target;

    @Mixin
    private PoolTarget pool;

    @Mixin
    private Consent consent;

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        var database = target.database();
        consent.obtain(target.place(), "drop the database and start it over", database.name());
        target.work(SetUpDatabase.class, setup -> {
            setup.drop(target.place(), terminal);
            setup.complete(target.place(), pool, true, terminal);
        });
    }
}
