package io.cruddur.conversations.user;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections to Postgres beside the pool's, and made like those: for what needs one to itself, and for good. */
@Singleton
public class Postgres {

    private final Vertx vertx;
    private final UsersConfig config;
    private final CompletableFuture<List<PgConnectOptions>> ways = new CompletableFuture<>();
    private final AtomicInteger attempts = new AtomicInteger();

    Postgres(Vertx vertx, UsersConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** How the pool makes its connections: one way, or several to take in turn. */
    void reachedBy(List<PgConnectOptions> options) {
        ways.complete(List.copyOf(options));
    }

    /**
     * One more, which is the caller's to close; fails if that takes longer than a query may. It is closed by itself when it
     * has been silent for half a minute.
     */
    public Uni<PgConnection> connect() {
        return Uni.createFrom()
                .completionStage(() -> ways)
                .chain(known -> PgConnection.connect(vertx, next(known)))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    private PgConnectOptions next(List<PgConnectOptions> known) {
        int turn = Math.floorMod(attempts.getAndIncrement(), known.size());
        return new PgConnectOptions(known.get(turn)).setCachePreparedStatements(true);
    }
}
