package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.UsersSchema;
import io.cruddur.conversations.admin.terminal.Fields;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The table of people, and the server that it is on. */
@ApplicationScoped
class UsersTable {

    private final Pool pool;
    private final UsersSchema schema;

    UsersTable(Pool pool, UsersSchema schema) {
        this.pool = pool;
        this.schema = schema;
    }

    /** Creates what is missing of it. */
    void load() {
        now(schema.load());
    }

    /** Puts the people of the seed there; how many of them are new. */
    int seed() {
        return now(schema.seed());
    }

    /** What it consists of. */
    List<Fields> columns() {
        return rows("""
                        SELECT column_name, data_type, is_nullable, column_default FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name = 'users' ORDER BY ordinal_position""")
                .map(row -> Fields.of("column", row.getString("column_name"))
                        .and("type", row.getString("data_type"))
                        .and("nullable", row.getString("is_nullable"))
                        .and("default", Optional.ofNullable(row.getString("column_default"))))
                .toList();
    }

    /** How many people there are, if there is a place for them. */
    Optional<Long> count() {
        boolean there = rows("SELECT to_regclass('public.users') IS NOT NULL AS there")
                .allMatch(row -> row.getBoolean("there"));
        return there
                ? rows("SELECT count(*) AS people FROM public.users")
                        .map(row -> row.getLong("people"))
                        .findFirst()
                : Optional.empty();
    }

    /** The server's version. */
    String server() {
        return rows("SELECT current_setting('server_version') AS version")
                .map(row -> row.getString("version"))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Row> rows(String query) {
        RowSet<Row> rows = now(pool.query(query).execute());
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static <T> T now(Uni<T> work) {
        return work.await().indefinitely();
    }
}
