package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.cognito.PoolTarget;
import io.cruddur.conversations.admin.target.DatabaseTarget;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings {@code cognito_user_id} up to date with the user pool. May be run again at any time. */
@Command(
        name = "update-cognito-user-ids",
        description = {
            "Set cognito_user_id of everybody whose handle is a preferred_username in the user pool.",
            "Without a user pool, for a dev mode of this checkout: what its issuer calls them."
        })
final class UpdateCognitoUserIds implements Runnable {

    @Mixin
    private DatabaseTarget target;

    @Mixin
    private PoolTarget pool;

    @Mixin
    private Terminal terminal;

    @Option(names = "--dry-run", description = "Change nothing, only tell what would be changed.")
    private boolean dryRun;

    @Override
    public void run() {
        var provider = Provider.find(pool, target.place().prod())
                .orElseThrow(() -> Failure.of(Exit.USAGE, "It isn't known which user pool is meant.")
                        .hint("Set AWS_COGNITO_USER_POOL_ID, or say --user-pool."));
        target.work(Identities.class, identities -> {
            List<String> handles = identities.handles();
            new MatchPeople(provider.users(handles), dryRun).run(identities, terminal);
        });
    }
}
