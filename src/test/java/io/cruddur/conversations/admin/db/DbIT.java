package io.cruddur.conversations.admin.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.FreshDatabase;
import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands about the database, each on one that nobody else has. */
class DbIT {

    private static final String CLOSED = "postgresql://postgres:secret@localhost:1/cruddur";

    private final FreshDatabase fresh = FreshDatabase.named();

    @Test
    void shouldCreateFillAndDrop() throws SQLException {
        assertThat(json("create")).contains("\"created\"");
        assertThat(json("create")).contains("\"is there already\"");
        assertThat(json("test")).contains("\"successful\"", fresh.name()).doesNotContain("people", "password");

        assertThat(call("schema-load").out())
                .startsWith("COLUMN")
                .containsSubsequence("uuid", "display_name", "handle", "email", "cognito_user_id", "created_at", "bio");
        assertThat(json("schema-load")).contains("\"cognito_user_id\"");
        assertThat(json("seed")).contains("\"new_people\":4,\"people\":4");
        assertThat(json("seed")).contains("\"new_people\":0,\"people\":4");
        assertThat(fresh.value("SELECT handle FROM users WHERE display_name = 'Andrew Bayko'"))
                .isEqualTo("bayko");

        assertThat(json("drop")).contains("\"dropped\"");
        assertThat(json("drop")).contains("\"is not there\"");
        Called lost = fresh.shell().call("db", "seed");
        assertThat(lost.exit()).isEqualTo(1);
        assertThat(lost.err()).hasLineCount(1).contains("no such database", "db create");
    }

    @Test
    void shouldShowAndEndSessions() throws SQLException {
        json("create");
        try (var somebody = fresh.connect()) {
            somebody.setClientInfo("ApplicationName", "somebody");
            assertThat(call("sessions").out())
                    .startsWith("PROCESS ID")
                    .containsPattern("postgres +" + fresh.name() + " .*somebody +idle");

            Called refused = fresh.shell().call("db", "drop");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).hasLineCount(1).contains("Somebody is connected", "--force");

            assertThat(json("kill-all")).contains("\"ended_sessions\":1");
            assertThat(json("kill-all")).contains("\"ended_sessions\":0");
        }
        try (var _ = fresh.connect()) {
            assertThat(json("drop", "--force")).contains("\"dropped\"");
        }
    }

    @Test
    void shouldStartOver() throws SQLException {
        assertThat(call("setup").out())
                .containsSubsequence(
                        "db drop: is not there",
                        "db create: created",
                        "db schema-load: loaded",
                        "db seed: 4 new people",
                        "db update-cognito-user-ids: skipped");
        try (var connection = fresh.connect()) {
            connection.createStatement().execute("DELETE FROM users WHERE handle = 'londo'");

            assertThat(json("setup")).contains("{\"step\":\"db drop\",\"result\":\"dropped\"}", "4 new people");
        }
        assertThat(fresh.value("SELECT count(*) FROM users")).isEqualTo("4");
    }

    @Test
    void shouldAskInProduction() {
        assertRefused(2, "PROD_CONNECTION_URL", fresh.shell().call("db", "drop", "--prod"));
        for (String deed : List.of("drop", "kill-all", "setup")) {
            assertRefused(3, "--yes=" + fresh.name(), fresh.prod().call("db", deed, "--prod"));
            assertRefused(3, "isn't the name", fresh.prod().call("db", deed, "--prod", "--yes=cruddur"));
        }

        Called created = fresh.prod().call("db", "create", "--prod");
        assertThat(created.exit()).isZero();
        assertThat(created.err()).hasLineCount(1).contains("PRODUCTION", fresh.name(), "localhost");
        Called dropped = fresh.prod().call("db", "drop", "--prod", "--yes=" + fresh.name());
        assertThat(dropped.exit()).isZero();
        assertThat(dropped.out()).contains("dropped");
    }

    @Test
    void shouldSayWhatCantBeReached() {
        Shell nowhere = fresh.shell().with("CONNECTION_URL", CLOSED);
        for (String command : List.of("test", "create", "seed")) {
            assertRefused(4, "Postgres doesn't answer", nowhere.call("db", command));
        }
        Called confused =
                fresh.shell().with("CONNECTION_URL", "postgresql:secret").call("db", "test");
        assertRefused(2, "postgresql://user:password@host:port/database", confused);
    }

    private String json(String... arguments) {
        var command = new ArrayList<>(List.of(arguments));
        command.add("--output=json");
        return call(command.toArray(String[]::new)).out();
    }

    private Called call(String... arguments) {
        var command = new ArrayList<>(List.of("db"));
        command.addAll(List.of(arguments));
        Called called = fresh.shell().call(command.toArray(String[]::new));
        assertThat(called.err()).isEmpty();
        assertThat(called.exit()).isZero();
        return called;
    }

    private static void assertRefused(int exit, String why, Called called) {
        assertThat(called.exit()).isEqualTo(exit);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).contains(why).doesNotContain("secret", "password@localhost");
        assertThat(called.err().lines().filter(line -> !line.startsWith("PRODUCTION")))
                .hasSize(1);
    }
}
