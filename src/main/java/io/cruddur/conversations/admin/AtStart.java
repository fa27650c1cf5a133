package io.cruddur.conversations.admin;

import io.cruddur.conversations.table.Table;
import io.cruddur.conversations.user.Users;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Prepares or verifies the stores before the first request. A table that doesn't fit ends the start; a store that can't be
 * reached doesn't, since readiness tells, and it may come back.
 */
@ApplicationScoped
class AtStart {

    private static final Logger LOG = Logger.getLogger(AtStart.class);
    private static final Duration VERIFYING = Duration.ofSeconds(5);
    private static final int REPETITIONS = 5;
    private static final Duration PREPARING = Duration.ofSeconds(60);

    private final StartConfig config;
    private final SeedConfig seed;
    private final Table table;
    private final Users users;
    private final UsersSchema usersSchema;
    private final SeedConversation seedConversation;

    AtStart(
            StartConfig config,
            SeedConfig seed,
            Table table,
            Users users,
            UsersSchema usersSchema,
            SeedConversation seedConversation) {
        this.config = config;
        this.seed = seed;
        this.table = table;
        this.users = users;
        this.usersSchema = usersSchema;
        this.seedConversation = seedConversation;
    }

    void start(@Observes StartupEvent event) {
        switch (config.schema()) {
            case VERIFY -> verify();
            case CREATE ->
                prepare(Uni.combine()
                        .all()
                        .unis(table.create(), usersSchema.load())
                        .discardItems());
            case LEAVE -> {}
        }
        if (seed.atStart()) {
            prepare(seed());
        }
    }

    /** Stores that have only just started may be slow to answer; everything here may be repeated. */
    private static void prepare(Uni<Void> work) {
        work.onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(2))
                .atMost(REPETITIONS)
                .await()
                .atMost(PREPARING);
    }

    /** Opens a connection to each store on the way, so that the first request finds it warm. */
    private void verify() {
        Uni.combine()
                .all()
                .unis(reach("The table", table.verify()), reach("Postgres", users.reach()))
                .discardItems()
                .await()
                .atMost(PREPARING);
    }

    private static Uni<Void> reach(String store, Uni<Void> work) {
        return work.ifNoItem()
                .after(VERIFYING)
                .fail()
                .onFailure(failure -> !(failure instanceof IllegalStateException))
                .recoverWithUni(unreachable -> {
                    LOG.warnf("%s couldn't be reached, starting all the same: %s", store, unreachable);
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> seed() {
        return usersSchema
                .seed()
                .chain(() -> usersSchema.match(seed.subjects()))
                .chain(seedConversation::load)
                .replaceWithVoid();
    }
}
