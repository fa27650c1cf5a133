package io.cruddur.conversations.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.FreshDatabase;
import io.cruddur.conversations.admin.cognito.Pool;
import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From nothing to everything, and once more without a difference. */
class SetupIT {

    private final FreshDatabase fresh = FreshDatabase.named();
    private final String table = "t" + UUID.randomUUID();

    @Test
    void shouldPrepareEverythingAndThenNothing() throws SQLException {
        try (var pool = new Pool()) {
            pool.add("bayko", "sub-of-bayko");
            Shell shell = fresh.shell().with("DDB_MESSAGE_TABLE", table).with("AWS_COGNITO_USER_POOL_ID", Pool.ID);

            Called first = shell.call("setup", "--cognito-endpoint-url=" + pool.address());
            assertThat(first.err()).isEmpty();
            assertThat(first.exit()).isZero();
            assertThat(first.out())
                    .containsSubsequence(
                            "db create: created",
                            "db schema-load: loaded",
                            "db seed: 4 new people",
                            "bayko (sub-of-bayko) updated",
                            "ddb schema-load: the table " + table,
                            "ddb seed: 104 new messages");
            assertThat(Shell.tables(table).names()).contains(table);
            String id = fresh.value("SELECT uuid FROM users WHERE handle = 'bayko'");

            Called again = shell.call("setup", "--cognito-endpoint-url=" + pool.address(), "--output=json");
            assertThat(again.exit()).isZero();
            assertThat(again.json()).hasSize(7);
            assertThat(again.out())
                    .contains(
                            "is there already", "0 new people", "\"updated\":0,\"right_already\":1", "0 new messages");
            assertThat(fresh.value("SELECT uuid FROM users WHERE handle = 'bayko'"))
                    .isEqualTo(id);
        }
    }

    @Test
    void shouldPrepareProductionWithoutTheSeed() throws SQLException {
        Shell shell = fresh.prod().with("DDB_MESSAGE_TABLE", table);
        String endpoint = shell.environment().get("AWS_ENDPOINT_URL");

        Called called = shell.call("setup", "--prod", "--no-seed", "--endpoint-url=" + endpoint);

        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.err()).startsWith("PRODUCTION").contains(table);
        assertThat(called.out()).contains("skipped: no user pool is configured").doesNotContain("seed");
        assertThat(fresh.value("SELECT count(*) FROM users")).isEqualTo("0");
        assertThat(shell.call("ddb", "describe", "--output=json", "--prod", "--endpoint-url=" + endpoint)
                        .out())
                .contains("\"deletion_protection\":\"on\"");
    }

    @Test
    void shouldSayWhatCantBeReached() {
        Shell lost = fresh.shell().with("DDB_MESSAGE_TABLE", table);

        Called noPostgres = lost.with("CONNECTION_URL", "postgresql://postgres:secret@localhost:1/cruddur")
                .call("setup");
        assertThat(noPostgres.exit()).isEqualTo(4);
        assertThat(noPostgres.err()).hasLineCount(1).contains("Postgres").doesNotContain("secret");

        Called noDynamoDb = lost.call("setup", "--endpoint-url=http://localhost:1");
        assertThat(noDynamoDb.exit()).isEqualTo(4);
        assertThat(noDynamoDb.err()).hasLineCount(1).contains("http://localhost:1");
    }
}
