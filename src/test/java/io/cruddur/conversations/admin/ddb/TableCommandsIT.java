package io.cruddur.conversations.admin.ddb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.standalone.Restorable;
import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import io.cruddur.conversations.standalone.Stub;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Making and dropping the table, with the packaged application as a command. */
class TableCommandsIT {

    private static final String STS =
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>210987654321</Account>"
                    + "</GetCallerIdentityResult></GetCallerIdentityResponse>";

    private final String table = "t" + UUID.randomUUID();
    private final Shell shell = Shell.onSite(table);
    private final String endpoint = shell.environment().get("AWS_ENDPOINT_URL");

    @Test
    void shouldMakeATableAndDropIt() {
        Called created = shell.call("ddb", "schema-load", "--provisioned", "5/6", "--output", "json");
        assertThat(created.err()).isEmpty();
        assertThat(created.exit()).isZero();
        JsonNode description = created.json().getFirst();
        assertThat(description.get("table").asText()).isEqualTo(table);
        assertThat(description.get("status").asText()).isEqualTo("ACTIVE");
        assertThat(description.get("capacity").asText()).isEqualTo("provisioned 5/6");
        assertThat(description.get("stream").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(description.get("time_to_live").asText()).isEqualTo("ENABLED on expires_at");
        assertThat(description.get("deletion_protection").asText()).isEqualTo("off");

        Called again = shell.call("ddb", "schema-load");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).containsPattern("capacity +provisioned 5/6");

        Called dropped = shell.call("ddb", "drop", table);
        assertThat(dropped.exit()).isZero();
        assertThat(dropped.out()).containsPattern("dropped +" + table);
        assertThat(Shell.tables(table).names()).doesNotContain(table);

        Called gone = shell.call("ddb", "drop");
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.out()).isEmpty();
        assertThat(gone.err()).hasLineCount(1).contains("no table " + table);
    }

    @Test
    void shouldRefuseATableOfOtherKeys() {
        Shell.tables(table).create(table, "pk", "created_at");

        Called refused = shell.call("ddb", "schema-load");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).hasLineCount(1).contains(table + " can't be used", "created_at");
    }

    @Test
    void shouldKeepProductionsTableFromBeingDroppedByMistake() {
        try (var sts = new Stub(200, "text/xml", STS)) {
            Shell prod = shell.with("AWS_ENDPOINT_URL_STS", sts.url()).with("AWS_ENDPOINT_URL", "http://localhost:1");

            Called created = prod.call("ddb", "schema-load", "--prod", "--endpoint-url", endpoint, "--output", "json");
            assertThat(created.exit()).isZero();
            assertThat(created.err().lines())
                    .satisfiesExactly(
                            banner -> assertThat(banner)
                                    .contains("PRODUCTION", "account 210987654321", "region ca-central-1", table),
                            missing -> assertThat(missing).contains("no point in time recovery"));
            assertThat(sts.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.body()).contains("Action=GetCallerIdentity");
                assertThat(asked.authorization()).contains("Credential=local/", "/ca-central-1/sts/aws4_request");
            });
            assertThat(created.json().getFirst().get("deletion_protection").asText())
                    .isEqualTo("on");

            assertRefused(drop(prod), "nobody is here to confirm that");
            assertRefused(drop(prod, "--yes=cruddur-messages"), table);
            assertRefused(drop(prod, "--yes=" + table), "protected against deletion");
            assertThat(Shell.tables(table).names()).contains(table);

            assertThat(drop(prod, "--yes=" + table, "--unprotect").exit()).isZero();
            assertThat(Shell.tables(table).names()).doesNotContain(table);
        }
    }

    @Test
    void shouldMakeProductionsTableRestorable() {
        try (var dynamoDb = new Restorable(endpoint)) {
            String[] load = {"ddb", "schema-load", "--prod", "--endpoint-url", dynamoDb.url()};

            assertThat(shell.call(load).out()).contains("point in time recovery ENABLED");
            assertThat(dynamoDb.updates()).isEqualTo(2);

            Called again = shell.call(load);
            assertThat(again.exit()).isZero();
            assertThat(again.err()).hasLineCount(1).contains("PRODUCTION");
            assertThat(dynamoDb.updates()).isEqualTo(2);
        }
    }

    @Test
    void shouldSayThatAwsDoesNotLetYou() {
        String refusal = "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\","
                + "\"Message\":\"User: arn:aws:iam::1:user/ada is not authorized\"}";
        try (var aws = new Stub(400, "application/x-amz-json-1.0", refusal)) {
            Called refused = shell.call("ddb", "list-tables", "--prod", "--endpoint-url", aws.url());

            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err().lines())
                    .satisfiesExactly(
                            banner -> assertThat(banner).contains("account unknown"),
                            failure -> assertThat(failure).contains("user/ada is not authorized"));
        }
    }

    private Called drop(Shell prod, String... more) {
        var arguments = new ArrayList<>(List.of("ddb", "drop", "--prod", "--endpoint-url", endpoint));
        arguments.addAll(List.of(more));
        return prod.call(arguments.toArray(String[]::new));
    }

    private void assertRefused(Called refused, String why) {
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines())
                .satisfiesExactly(
                        banner -> assertThat(banner).contains("PRODUCTION"),
                        failure -> assertThat(failure).contains("Nothing was done", why));
    }
}
