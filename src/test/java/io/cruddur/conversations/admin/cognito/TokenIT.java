package io.cruddur.conversations.admin.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cruddur.conversations.admin.FreshDatabase;
import io.cruddur.conversations.devservices.Backends;
import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of a dev mode, and who they say somebody is. The note that dev mode leaves stands in for it. */
class TokenIT {

    private static final Shell BARE = new Shell(Map.of());

    private final FreshDatabase fresh = FreshDatabase.named();

    @TempDir
    Path checkout;

    @Test
    void shouldPrintNothingButAToken() throws IOException {
        leaveNote(fresh.shell().environment().get("AWS_ENDPOINT_URL"), Shell.issuer());
        Shell below = BARE.in(Files.createDirectories(checkout.resolve("src/main")));

        Called given = below.call("token", "@andrewbrown");

        assertThat(given.err()).isEmpty();
        assertThat(given.exit()).isZero();
        assertThat(given.out()).hasLineCount(1);
        byte[] claims = Base64.getUrlDecoder().decode(given.out().split("\\.")[1]);
        assertThat(new ObjectMapper().readTree(claims).get("sub").asText()).isEqualTo(Backends.subject("andrewbrown"));
        assertThat(BARE.in(checkout).call("token", "andrewbrown").exit()).isZero();
    }

    @Test
    void shouldKnowWhoIsWhoInDevMode() throws IOException, SQLException {
        leaveNote(fresh.shell().environment().get("AWS_ENDPOINT_URL"), Shell.issuer());

        Called started = BARE.in(checkout).call("db", "setup");

        assertThat(started.exit()).as(started.err()).isZero();
        assertThat(started.out()).contains("londo (" + Backends.subject("londo") + ") updated");
        assertThat(fresh.value("SELECT cognito_user_id FROM users WHERE handle = 'andrewbrown'"))
                .isEqualTo(Backends.subject("andrewbrown"));
    }

    @Test
    void shouldRefuseProductionAndSayThatNoDevModeRuns() throws IOException {
        assertRefused(3, "Sign in", BARE.call("token", "@andrewbrown", "--prod"));
        assertRefused(4, "quarkus:dev", BARE.call("token", "@andrewbrown"));
        assertRefused(2, "handle", BARE.call("token"));
        assertRefused(2, "no handle", BARE.call("token", "@"));

        leaveNote("http://localhost:1", Shell.issuer());
        assertRefused(4, "quarkus:dev", BARE.in(checkout).call("token", "@andrewbrown"));
        leaveNote(fresh.shell().environment().get("AWS_ENDPOINT_URL"), "http://localhost:1");
        assertRefused(4, "http://localhost:1", BARE.in(checkout).call("token", "@andrewbrown"));
    }

    private void leaveNote(String dynamoDb, String issuer) throws IOException {
        Files.createDirectories(checkout.resolve("target"));
        Files.writeString(checkout.resolve("target/dev-mode.properties"), """
                dynamodb=%s
                postgres=%s
                table=any
                issuer=%s
                """.formatted(dynamoDb, fresh.url(), issuer));
    }

    private static void assertRefused(int exit, String why, Called called) {
        assertThat(called.exit()).as(called.err()).isEqualTo(exit);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).hasLineCount(1).contains(why);
    }
}
