package io.cruddur.conversations.admin.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import io.cruddur.conversations.user.User;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Adopting and examining a table, with the packaged application as a command. */
class AdoptIT {

    private final String name = "t" + UUID.randomUUID();
    private final Shell shell = Shell.onSite(name);
    private final String endpoint = String.valueOf(shell.environment().get("AWS_ENDPOINT_URL"));
    private DynamoDbAsyncClient client;
    private LegacyTable table;
    private Legacy legacy;
    private String group;

    @BeforeEach
    void enter() {
        client = DynamoDbAsyncClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.CA_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
        table = new LegacyTable(client, name);
        legacy = new Legacy(1);
        User ada = legacy.stranger("ada");
        User bob = legacy.stranger("bob");
        group = legacy.group();
        legacy.rows(group, ada, bob, legacy.talk(group, ada, bob, Legacy.NOON, 60));
        String second = legacy.group();
        legacy.rows(second, ada, bob, legacy.talk(second, ada, bob, Legacy.NOON, 3));
        table.fill(legacy.items());
    }

    @AfterEach
    void leave() {
        client.close();
    }

    @Test
    void shouldPlanAdoptAndFindNothingMoreToDo() {
        Called plan = shell.call("ddb", "adopt", "--plan", "--output", "json");
        assertThat(plan.exit()).isZero();
        assertThat(plan.err()).isEmpty();
        assertThat(plan.json()).hasSize(2);
        JsonNode planned = plan.json().getLast();
        assertThat(planned.get("planned").asBoolean()).isTrue();
        assertThat(planned.get("items").asInt()).isEqualTo(67);
        assertThat(planned.get("wcu").asDouble()).isGreaterThan(200);
        assertThat(planned.get("dollars").asDouble()).isPositive();
        assertThat(planned.get("repairs").get("numbered").asInt()).isEqualTo(63);
        assertThat(table.items()).hasSize(67);

        Called adopted = shell.call("ddb", "adopt");
        assertThat(adopted.exit()).isZero();
        assertThat(adopted.out()).contains(group, "numbered 63", "group_merged 1", "ttl");
        assertThat(adopted.err()).hasLineCount(1).contains("Consumed");

        Called again = shell.call("ddb", "adopt", "--output", "json");
        assertThat(again.exit()).isZero();
        assertThat(again.json())
                .singleElement()
                .satisfies(summary -> assertThat(summary.get("writes").asInt()).isZero());

        Called healthy = shell.call("doctor", "--output", "json");
        assertThat(healthy.exit()).isZero();
        assertThat(healthy.json().getFirst().get("ill").asBoolean()).isFalse();
        assertThat(healthy.json().getFirst().get("conversations").asInt()).isEqualTo(1);
    }

    @Test
    void shouldFindAndMendWhatIsWrong() {
        shell.call("ddb", "adopt");
        var pair = table.items().stream()
                .filter(item -> item.pk().startsWith("DM#"))
                .findFirst()
                .orElseThrow();
        table.delete(pair);

        Called ill = shell.call("doctor");
        assertThat(ill.exit()).isEqualTo(1);
        assertThat(ill.out()).contains("pair_missing", group);
        assertThat(ill.err()).hasLineCount(1).contains("The table is ill", "--fix");

        Called mended = shell.call("doctor", "--fix", "--output", "json");
        assertThat(mended.exit()).isZero();
        JsonNode found = mended.json().getFirst().get("found").get(0);
        assertThat(found.get("kind").asText()).isEqualTo("pair_missing");
        assertThat(found.get("mended").asInt()).isEqualTo(1);

        assertThat(shell.call("doctor", "--sample", "50%").exit()).isZero();
        Called misused = shell.call("doctor", "--sample", "all");
        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.err()).hasLineCount(1).contains("--sample");
    }

    @Test
    void shouldTouchProductionOnlyIfThatIsConfirmed() {
        for (List<String> command : List.of(List.of("ddb", "adopt"), List.of("doctor", "--fix"))) {
            Called refused = prod(command);
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("PRODUCTION", "Nothing was done");
            assertThat(prod(command, "--yes=another").exit()).isEqualTo(3);
            assertThat(table.items()).hasSize(67);
        }

        assertThat(prod(List.of("ddb", "adopt"), "--plan").exit()).isZero();
        assertThat(prod(List.of("ddb", "adopt"), "--yes=" + name).exit()).isZero();
        assertThat(prod(List.of("doctor", "--fix"), "--yes=" + name).exit()).isZero();
    }

    @Test
    void shouldSayThatThereIsNoTable() {
        for (List<String> command : List.of(List.of("ddb", "adopt"), List.of("doctor"))) {
            Called missing = shell.with("DDB_MESSAGE_TABLE", "nowhere").call(command.toArray(String[]::new));
            assertThat(missing.exit()).isEqualTo(1);
            assertThat(missing.err()).hasLineCount(1).contains("no table nowhere");
        }
        Called unreachable =
                shell.with("AWS_ENDPOINT_URL", "http://localhost:1").call("doctor");
        assertThat(unreachable.exit()).isEqualTo(4);
        assertThat(unreachable.err()).hasLineCount(1).contains("DynamoDB doesn't answer");
    }

    private Called prod(List<String> command, String... more) {
        var arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--prod", "--endpoint-url", endpoint));
        arguments.addAll(List.of(more));
        return shell.with("PROD_CONNECTION_URL", shell.environment().get("CONNECTION_URL"))
                .call(arguments.toArray(String[]::new));
    }
}
