package io.cruddur.conversations.admin.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.FreshDatabase;
import io.cruddur.conversations.admin.cognito.Pool;
import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is who, brought from a user pool to Postgres. */
class UpdateCognitoUserIdsIT {

    private final FreshDatabase fresh = FreshDatabase.named();
    private final Pool pool = new Pool();
    private final Shell shell = fresh.shell().with("AWS_COGNITO_USER_POOL_ID", Pool.ID);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void shouldUpdateWhomItCanAndListTheRest() throws SQLException {
        prepare();
        IntStream.range(0, 61).forEach(i -> pool.add("stranger" + i, "s" + i));
        pool.add("andrewbrown", "sub-of-andrew");
        pool.add("bayko", "sub-of-bayko");
        pool.add("londo", "sub-of-londo");
        pool.add("altbrown", "one");
        pool.add("altbrown", "two");
        pool.add(null, "nameless");
        execute("UPDATE users SET cognito_user_id = 'sub-of-andrew' WHERE handle = 'andrewbrown'");
        // What changed hands must not stand in its own way.
        execute("UPDATE users SET cognito_user_id = 'sub-of-londo' WHERE handle = 'bayko'");

        execute("UPDATE users SET cognito_user_id = 'sub-of-bayko' WHERE handle = 'altbrown'");

        assertCounts("would_update", call("--dry-run", "--output=json"));
        assertThat(subject("bayko")).isEqualTo("sub-of-londo");

        Called updated = call();
        assertThat(updated.out())
                .contains(
                        "bayko (sub-of-bayko) updated",
                        "londo (sub-of-londo) updated",
                        "user-nameless (nameless) has no preferred_username",
                        "altbrown (one) is not the only one",
                        "altbrown had the sub of another",
                        "stranger60 (s60) is not in Postgres")
                .doesNotContain("andrewbrown");
        assertThat(subject("bayko")).isEqualTo("sub-of-bayko");
        assertThat(subject("londo")).isEqualTo("sub-of-londo");
        assertThat(subject("andrewbrown")).isEqualTo("sub-of-andrew");
        assertThat(subject("altbrown")).isEqualTo("MOCK");

        var again = call("--output=json").json().getLast();
        assertThat(again.get("updated").asInt()).isZero();
        assertThat(again.get("right_already").asInt()).isEqualTo(3);
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertRefused(2, "AWS_COGNITO_USER_POOL_ID", fresh.shell().call("db", "update-cognito-user-ids"));
        assertRefused(
                4,
                "Postgres",
                shell.with("CONNECTION_URL", "postgresql://a:b@localhost:1/c").call(command(List.of())));
        assertRefused(1, "no such database", shell.call(command(List.of())));
    }

    private void assertCounts(String updated, Called called) {
        var counts = called.json().getLast();
        assertThat(counts.get("users").asInt()).isEqualTo(67);
        assertThat(counts.get(updated).asInt()).isEqualTo(2);
        assertThat(counts.get("right_already").asInt()).isEqualTo(1);
        assertThat(counts.get("without_preferred_username").asInt()).isEqualTo(1);
        assertThat(counts.get("with_the_same_preferred_username").asInt()).isEqualTo(2);
        assertThat(counts.get("not_in_postgres").asInt()).isEqualTo(61);
        assertThat(counts.get("had_the_sub_of_another").asInt()).isEqualTo(1);
    }

    private Called call(String... options) {
        Called called = shell.call(command(List.of(options)));
        assertThat(called.err()).isEmpty();
        assertThat(called.exit()).isZero();
        return called;
    }

    private String[] command(List<String> options) {
        var command =
                new ArrayList<>(List.of("db", "update-cognito-user-ids", "--cognito-endpoint-url=" + pool.address()));
        command.addAll(options);
        return command.toArray(String[]::new);
    }

    private void prepare() {
        for (String step : List.of("create", "schema-load", "seed")) {
            assertThat(shell.call("db", step).exit()).isZero();
        }
    }

    private String subject(String handle) throws SQLException {
        return fresh.value("SELECT cognito_user_id FROM users WHERE handle = '" + handle + "'");
    }

    private void execute(String statement) throws SQLException {
        try (var connection = fresh.connect()) {
            connection.createStatement().execute(statement);
        }
    }

    private static void assertRefused(int exit, String why, Called called) {
        assertThat(called.exit()).as(called.err()).isEqualTo(exit);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).hasLineCount(1).contains(why);
    }
}
