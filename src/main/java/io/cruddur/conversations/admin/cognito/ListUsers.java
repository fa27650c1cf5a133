package io.cruddur.conversations.admin.cognito;

import io.cruddur.conversations.admin.terminal.Progress;
import io.cruddur.conversations.admin.terminal.Terminal;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists who can sign in. */
@Command(name = "list-users", description = "List everybody in the user pool.")
final class ListUsers implements Runnable {

    @Mixin
    private PoolTarget pool;

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        var users = new ArrayList<PoolUser>();
        try (var progress = Progress.of("Users")) {
            pool.get().users(page -> {
                users.addAll(page);
                progress.advance(page.size());
            });
        }
        terminal.rows(users.stream().map(PoolUser::fields).toList());
    }
}
