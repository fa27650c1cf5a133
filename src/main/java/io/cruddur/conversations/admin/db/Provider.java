package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.cognito.PoolTarget;
import io.cruddur.conversations.admin.cognito.PoolUser;
import io.cruddur.conversations.admin.cognito.UserPool;
import io.cruddur.conversations.admin.target.DevIssuer;
import io.cruddur.conversations.admin.terminal.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whoever knows who is who: a user pool, or what stands in for it in dev mode. */
sealed interface Provider {

    /** Everybody that it knows, or knows of these. */
    List<PoolUser> users(List<String> handles);

    /** The configured one, if there is one; dev mode's only for its own database. */
    static Optional<Provider> find(PoolTarget pool, boolean prod) {
        return pool.find()
                .<Provider>map(Pool::new)
                .or(() -> prod ? Optional.empty() : DevIssuer.find().map(Issuer::new));
    }

    /** Cognito. */
    record Pool(UserPool pool) implements Provider {
        @Override
        public List<PoolUser> users(List<String> handles) {
            var users = new ArrayList<PoolUser>();
            try (var progress = Progress.of("Users")) {
                pool.users(page -> {
                    users.addAll(page);
                    progress.advance(page.size());
                });
            }
            return users;
        }
    }

    /** Dev mode's issuer, which knows anybody. */
    record Issuer(DevIssuer issuer) implements Provider {
        @Override
        public List<PoolUser> users(List<String> handles) {
            return handles.stream()
                    .map(handle ->
                            new PoolUser(Optional.of(handle), issuer.subject(handle), handle, Optional.empty(), "DEV"))
                    .toList();
        }
    }
}
