package io.cruddur.conversations.user;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The connections to Postgres as Quarkus configures them, but none is waited for longer than a query may take, and one that
 * has gone silent with its server is given up, so that ten of them don't keep people unknown after Postgres is back.
 */
@Singleton
class BoundedPool implements PgPoolCreator {

    private static final int SILENCE_SECONDS = 30;

    private final UsersConfig config;
    private final Postgres postgres;

    BoundedPool(UsersConfig config, Postgres postgres) {
        this.config = config;
        this.postgres = postgres;
    }

    @Override
    public Pool create(Input input) {
        int millis = Math.toIntExact(config.timeout().toMillis());
        for (var options : input.pgConnectOptionsList()) {
            options.setConnectTimeout(millis).setIdleTimeout(SILENCE_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS);
        }
        postgres.reachedBy(input.pgConnectOptionsList());
        // On one event loop, so that a connection that is open is one for every request, whichever loop that is on
        var pool = input.poolOptions()
                .setConnectionTimeout(millis)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setEventLoopSize(1);
        return PgBuilder.pool()
                .with(pool)
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
