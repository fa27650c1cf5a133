package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.target.Database;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Fields;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The server's databases and who is connected to them, as one sees them beside the database that is meant. */
@ApplicationScoped
public class Databases {

    private static final String IN_USE = "55006";

    private final Vertx vertx;

    Databases(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Creates it, unless it is there; whether it wasn't. */
    public boolean create(Database database) {
        return beside(
                database,
                connection -> exists(connection, database)
                        .chain(exists -> exists
                                ? Uni.createFrom().item(false)
                                : connection
                                        .query("CREATE DATABASE " + quoted(database))
                                        .execute()
                                        .replaceWith(true)));
    }

    /** Drops it, if it is there; whether it was. Fails if somebody is connected, unless they are to be thrown out. */
    boolean drop(Database database, boolean force) {
        String drop = "DROP DATABASE " + quoted(database) + (force ? " WITH (FORCE)" : "");
        return beside(
                database,
                connection -> exists(connection, database)
                        .chain(exists -> exists
                                ? connection.query(drop).execute().replaceWith(true)
                                : Uni.createFrom().item(false))
                        .onFailure(failure ->
                                failure instanceof PgException refused && IN_USE.equals(refused.getSqlState()))
                        .transform(inUse -> Failure.of(Exit.FAILED, "Somebody is connected to " + database.name() + ".")
                                .hint("`conversations db sessions` shows who; --force throws them out.")
                                .from(inUse)));
    }

    /** Who is connected to any of the databases. */
    List<Fields> sessions(Database database) {
        return beside(database, connection -> connection.query("""
                        SELECT pid, usename, datname, host(client_addr) AS client, application_name, state, backend_start::text
                        FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
                        ORDER BY datname, backend_start""").execute().map(Databases::sessions));
    }

    /** Ends everybody else's connections to it; how many. */
    long endSessions(Database database) {
        return beside(
                database,
                connection -> connection
                        .preparedQuery("""
                        SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
                        WHERE datname = $1 AND pid <> pg_backend_pid()""")
                        .execute(Tuple.of(database.name()))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .filter(row -> row.getBoolean("ended"))
                                .count()));
    }

    private <T> T beside(Database database, Function<SqlConnection, Uni<T>> work) {
        return PgConnection.connect(vertx, database.maintenance())
                .chain(connection -> work.apply(connection).eventually(connection::close))
                .await()
                .indefinitely();
    }

    private static Uni<Boolean> exists(SqlConnection connection, Database database) {
        return connection
                .preparedQuery("SELECT FROM pg_database WHERE datname = $1")
                .execute(Tuple.of(database.name()))
                .map(found -> found.size() > 0);
    }

    private static List<Fields> sessions(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> Fields.of("process_id", row.getInteger("pid"))
                        .and("user", text(row, "usename"))
                        .and("db", text(row, "datname"))
                        .and("client_addr", text(row, "client"))
                        .and("app", text(row, "application_name"))
                        .and("state", text(row, "state"))
                        .and("since", text(row, "backend_start")))
                .toList();
    }

    private static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }

    private static String quoted(Database database) {
        return '"' + database.name().replace("\"", "\"\"") + '"';
    }
}
