package io.cruddur.conversations.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for all commands of the packaged application: they tell how they are called, and how they ended. */
class CommandsIT {

    private static final Shell BARE = new Shell(Map.of());

    @Test
    void shouldHelpWithoutAnyConfiguration() {
        Called help = BARE.call("--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).startsWith("Usage: conversations").contains("ddb", "completion", "Exit codes:");
        assertThat(help.err()).isEmpty();
        assertThat(BARE.call("--version").out()).matches("conversations \\d.*\\R");
    }

    @Test
    void shouldCompleteCommandsAndOptions() {
        Called completion = BARE.call("completion");

        assertThat(completion.exit()).isZero();
        assertThat(completion.out()).contains("list-tables", "--output", "complete -F _complete_conversations");
    }

    @Test
    void shouldRefuseWhatIsNoCommandInOneLine() {
        Called misused = BARE.call("ddb", "describe", "--output", "xml");

        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.out()).isEmpty();
        assertThat(misused.err()).hasLineCount(1).contains("xml", "conversations ddb describe --help");
        assertThat(BARE.call("ddb").exit()).isEqualTo(2);
    }

    @Test
    void shouldSayWhatCantBeReached() {
        Called lost = BARE.call("ddb", "list-tables", "--endpoint-url", "http://localhost:1");

        assertThat(lost.exit()).isEqualTo(4);
        assertThat(lost.out()).isEmpty();
        assertThat(lost.err()).hasLineCount(1).contains("http://localhost:1", "quarkus:dev");
        assertThat(BARE.call("ddb", "list-tables", "--endpoint-url", "http://localhost:1", "--stacktrace")
                        .err())
                .contains("http://localhost:1", "\tat ");
    }

    @Test
    void shouldListTheTables() {
        Called listed = Shell.onSite("no-such-table").call("ddb", "list-tables");

        assertThat(listed.exit()).isZero();
        assertThat(listed.out()).startsWith("TABLE").contains("messages-of-the-site");
        assertThat(listed.err()).isEmpty();
    }

    @Test
    void shouldDescribeTheTable() {
        Called described = Shell.onSite("messages-of-the-site").call("ddb", "describe", "--output", "json");

        assertThat(described.err()).isEmpty();
        assertThat(described.exit()).isZero();
        var table = described.json().getFirst();
        assertThat(table.get("table").asText()).isEqualTo("messages-of-the-site");
        assertThat(table.get("keys").asText()).isEqualTo("pk (HASH), sk (RANGE)");
        assertThat(table.get("time_to_live").asText()).isEqualTo("ENABLED on expires_at");
    }

    @Test
    void shouldSayThatThereIsNoTable() {
        Called lost = Shell.onSite("no-such-table").call("ddb", "describe", "--prod", "--endpoint-url", endpoint());

        assertThat(lost.exit()).isEqualTo(1);
        assertThat(lost.out()).isEmpty();
        assertThat(lost.err().lines())
                .satisfiesExactly(
                        banner -> assertThat(banner).contains("PRODUCTION", "ca-central-1", "no-such-table"),
                        failure -> assertThat(failure).contains("no table no-such-table", "ddb schema-load"));
    }

    @Test
    void shouldSayThatThereAreNoCredentials() {
        Called refused = Shell.onSite("any")
                .without("AWS_ACCESS_KEY_ID")
                .with("AWS_EC2_METADATA_DISABLED", "true")
                .call("ddb", "list-tables", "--prod", "--endpoint-url", endpoint());

        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines())
                .satisfiesExactly(
                        banner -> assertThat(banner).contains("PRODUCTION"),
                        failure -> assertThat(failure).contains("no credentials"));
    }

    @Test
    void shouldActOnTheDevModeOfTheCheckoutWhileItRuns(@TempDir Path checkout) throws IOException {
        Path note = Files.createDirectories(checkout.resolve("target")).resolve("dev-mode.properties");
        Shell lost = Shell.onSite("any").with("AWS_ENDPOINT_URL", "http://localhost:1");
        Shell inside = lost.in(Files.createDirectories(checkout.resolve("src/main")));

        Files.writeString(
                note, "dynamodb=" + endpoint() + "\ntable=messages-of-the-site\npostgres=postgresql://nowhere\n");
        Called found = inside.call("ddb", "describe");
        assertThat(found.exit()).isZero();
        assertThat(found.out()).contains("messages-of-the-site");
        assertThat(found.err()).hasLineCount(1).contains("dev mode", endpoint());

        Files.writeString(note, "dynamodb=http://localhost:2\n");
        Called stale = inside.with("AWS_ENDPOINT_URL", endpoint()).call("ddb", "list-tables");
        assertThat(stale.exit()).isZero();
        assertThat(stale.err()).isEmpty();
    }

    private static String endpoint() {
        return Shell.onSite("any").environment().get("AWS_ENDPOINT_URL");
    }
}
