package io.cruddur.conversations.admin;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The table {@code users} of Postgres, and the seed's people in it. Everything may be run again. */
@ApplicationScoped
class UsersSchema {

    private final Pool pool;

    UsersSchema(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> load() {
        return run("db/schema.sql");
    }

    /** The four people of the seed. */
    Uni<Void> seed() {
        return run("db/seed.sql");
    }

    /** People {@code load1}, {@code load2}, …, so many. */
    Uni<Void> crowd(int people) {
        return pool.preparedQuery("""
                        INSERT INTO public.users (display_name, handle, email, cognito_user_id)
                        SELECT 'Load ' || i, 'load' || i, 'load' || i || '@example.org', 'MOCK'
                        FROM generate_series(1, $1) AS i ON CONFLICT (handle) DO NOTHING""").execute(Tuple.of(people)).replaceWithVoid();
    }

    /** Tells who is who at the identity provider, for people that it hasn't been told of yet. */
    Uni<Void> match(Map<String, String> subjects) {
        return Multi.createFrom()
                .iterable(subjects.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> pool.preparedQuery(
                                "UPDATE public.users SET cognito_user_id = $1 WHERE handle = $2 AND cognito_user_id = 'MOCK'")
                        .execute(Tuple.of(entry.getValue(), entry.getKey())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> run(String script) {
        return pool.query(Resources.text(script)).execute().replaceWithVoid();
    }
}
