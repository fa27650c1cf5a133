package io.cruddur.conversations.user;

import static java.util.stream.Collectors.toMap;

import io.cruddur.conversations.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The SQL. One query for any number of people; fails with {@code Unavailable} when Postgres doesn't answer in time. */
@ApplicationScoped
class UserQueries {

    private static final String SELECT = "SELECT uuid, handle, display_name, cognito_user_id FROM public.users WHERE ";

    private final Pool pool;
    private final UsersConfig config;

    UserQueries(Pool pool, UsersConfig config) {
        this.pool = pool;
        this.config = config;
    }

    Uni<Map<UserId, User>> byIds(Set<UserId> ids) {
        var uuids = ids.stream().map(UserId::uuid).toArray(UUID[]::new);
        return select("uuid = ANY($1)", Tuple.of(uuids), row -> new UserId(row.getUUID("uuid")));
    }

    Uni<Map<Handle, User>> byHandles(Set<Handle> handles) {
        var values = handles.stream().map(Handle::value).toArray(String[]::new);
        return select("handle = ANY($1)", Tuple.of(values), row -> new Handle(row.getString("handle")));
    }

    Uni<Map<Subject, User>> bySubjects(Set<Subject> subjects) {
        var values = subjects.stream().map(Subject::value).toArray(String[]::new);
        return select(
                "cognito_user_id = ANY($1)", Tuple.of(values), row -> new Subject(row.getString("cognito_user_id")));
    }

    private <K> Uni<Map<K, User>> select(String condition, Tuple parameters, Function<Row, K> key) {
        return inTime(pool.preparedQuery(SELECT + condition).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(toMap(key, UserQueries::user, (first, _) -> first)));
    }

    /** Asks for nothing, to see whether anybody answers. */
    Uni<Void> nothing() {
        return inTime(pool.query("SELECT").execute()).replaceWithVoid();
    }

    private <T> Uni<T> inTime(Uni<T> answer) {
        return answer.ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .transform(failure -> Problem.Unavailable.of("Postgres").failure(failure));
    }

    private static User user(Row row) {
        return new User(
                new UserId(row.getUUID("uuid")), new Handle(row.getString("handle")), row.getString("display_name"));
    }
}
