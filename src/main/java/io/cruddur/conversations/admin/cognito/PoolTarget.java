package io.cruddur.conversations.admin.cognito;

import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which user pool a command asks, as a mixin. The environment says so, whether or not the command acts on production. */
public final class PoolTarget {

    @Option(
            names = "--user-pool",
            paramLabel = "<id>",
            description = "Another user pool than AWS_COGNITO_USER_POOL_ID.")
    private @Nullable String id;

    @Option(
            names = "--cognito-endpoint-url",
            paramLabel = "<url>",
            description = "Where Cognito is, if it is elsewhere.")
    private @Nullable URI endpointUrl;

    /** The pool, if one is configured. */
    public Optional<UserPool> find() {
        return Optional.ofNullable(id)
                .or(() -> Optional.ofNullable(System.getenv("AWS_COGNITO_USER_POOL_ID")))
                .filter(pool -> !pool.isBlank())
                .map(pool -> UserPool.of(pool, Optional.ofNullable(endpointUrl)));
    }

    /** The pool; fails with {@code USAGE} if none is configured. */
    UserPool get() {
        return find().orElseThrow(() -> Failure.of(Exit.USAGE, "It isn't known which user pool is meant.")
                .hint("Set AWS_COGNITO_USER_POOL_ID, or say --user-pool."));
    }
}
