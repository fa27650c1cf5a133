package io.cruddur.conversations.admin;

import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** The people of Postgres, for commands: who isn't there ends the command. */
@ApplicationScoped
public class People {

    private final Users users;
    private final Pool pool;

    People(Users users, Pool pool) {
        this.users = users;
        this.pool = pool;
    }

    /** The person with that handle. */
    public User byHandle(Handle handle) {
        try {
            return users.byHandle(handle)
                    .await()
                    .indefinitely()
                    .orElseThrow(() -> Failure.of(Exit.FAILED, "Postgres has nobody of the handle " + handle + "."));
        } catch (ProblemException unavailable) {
            complain();
            throw unavailable;
        }
    }

    /** Those of the people that can be found. */
    public Map<UserId, User> byIds(Set<UserId> ids) {
        return users.byIds(ids).await().indefinitely();
    }

    /** A server goes on while it can't look people up, so it isn't told why that is; asked again, Postgres says it. */
    private void complain() {
        pool.query("SELECT uuid, handle, display_name, cognito_user_id FROM public.users LIMIT 0")
                .execute()
                .await()
                .indefinitely();
    }
}
