package io.cruddur.conversations.admin.setup;

import io.cruddur.conversations.admin.cognito.PoolTarget;
import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prepares a fresh environment, and does no harm to one that isn't. */
@Command(
        name = "setup",
        description = {
            "Prepare everything that a fresh environment needs: db create, schema-load, seed and update-cognito-user-ids,"
                    + " ddb schema-load and seed.",
            "What is there already stays, so it may be called again, and in production."
        })
public final class Setup implements Runnable {

    @Mixin
    private Target target;

    @Mixin
    private PoolTarget pool;

    @Mixin
    private Terminal terminal;

    @Option(names = "--no-seed", description = "Leave out the people of the seed, and their conversation.")
    private boolean noSeed;

    @Override
    public void run() {
        target.stores(SetUpStores.class, setup -> setup.run(target.place(), pool, !noSeed, terminal));
    }
}
