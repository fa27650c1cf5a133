package io.cruddur.conversations.admin.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Who is who at the identity provider, as Postgres knows it: {@code users.cognito_user_id}. */
@ApplicationScoped
class Identities {

    private static final String KNOWN =
            "(SELECT unnest($1::text[]) AS handle, unnest($2::text[]) AS subject) AS known ";
    private static final String RELEASE = "UPDATE public.users SET cognito_user_id = 'MOCK' FROM " + KNOWN
            + "WHERE users.cognito_user_id = known.subject AND users.handle <> known.handle"
            + " AND EXISTS (SELECT FROM public.users AS other WHERE other.handle = known.handle)"
            + " RETURNING users.handle";
    private static final String UPDATE = "UPDATE public.users SET cognito_user_id = known.subject FROM " + KNOWN
            + "WHERE users.handle = known.handle AND users.cognito_user_id <> known.subject RETURNING users.handle";
    private static final String PRESENT = "SELECT users.handle FROM public.users JOIN " + KNOWN + "USING (handle)";

    private final Pool pool;

    Identities(Pool pool) {
        this.pool = pool;
    }

    /**
     * The handles of whom this concerns.
     *
     * @param present who is in Postgres
     * @param updated who wasn't known by that {@code sub} before
     * @param released who was known by somebody else's, and is known by none now
     */
    record Outcome(Set<String> present, Set<String> updated, Set<String> released) {}

    /** Writes them down, all or none, each handle and each subject once; or only tells what that would do. */
    Outcome update(List<Identity> known, boolean dryRun) {
        var parameters = Tuple.of(
                known.stream().map(Identity::handle).toArray(String[]::new),
                known.stream().map(Identity::subject).toArray(String[]::new));
        return pool.withConnection(connection -> connection
                        .begin()
                        .chain(transaction -> update(connection, parameters)
                                .chain(outcome ->
                                        (dryRun ? transaction.rollback() : transaction.commit()).replaceWith(outcome))))
                .await()
                .indefinitely();
    }

    /** Everybody there is. */
    List<String> handles() {
        return pool.query("SELECT handle FROM public.users ORDER BY handle")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("handle"))
                        .toList())
                .await()
                .indefinitely();
    }

    private static Uni<Outcome> update(SqlConnection connection, Tuple known) {
        return handles(connection, PRESENT, known)
                .chain(present -> handles(connection, RELEASE, known)
                        .chain(released -> handles(connection, UPDATE, known)
                                .map(updated -> new Outcome(present, updated, without(released, updated)))));
    }

    private static Set<String> without(Set<String> released, Set<String> updated) {
        return released.stream().filter(handle -> !updated.contains(handle)).collect(Collectors.toSet());
    }

    private static Uni<Set<String>> handles(SqlConnection connection, String statement, Tuple parameters) {
        return connection
                .preparedQuery(statement)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("handle"))
                        .collect(Collectors.toSet()));
    }
}
