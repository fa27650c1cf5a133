package io.cruddur.conversations.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.ServiceProcess;
import io.cruddur.conversations.world.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged application, as it is deployed: configured by the environment names of the contract, and nothing else. */
class StandaloneIT {

    private static final Duration SECONDS = Duration.ofSeconds(15);

    private final Site site = Site.get();

    @Test
    void shouldServeWithNothingButItsEnvironment() {
        try (var service = ServiceProcess.start(site.environment(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "")))) {
            World world = site.world(service);
            Person ada = world.person();
            Person bob = world.person();

            String group = ada.tell(bob, "The text of a message is nobody's business");

            assertThat(bob.messages(group)).hasSize(1);
            assertThat(world.seeded("andrewbrown", "Andrew Brown").groups()).isNotEmpty();
            assertThat(ada.get("/q/health/ready").status()).isEqualTo(200);
            assertThat(ada.get("/q/health/started").status()).isEqualTo(200);
            var page = ada.send(ada.request("/api/message_groups").header("Origin", "https://cruddur.example"));
            assertThat(page.header("Access-Control-Allow-Origin")).contains("https://cruddur.example");

            assertThat(ada.post("{\"handle\":7,\"message\":\"Nobody's business {\"}")
                            .status())
                    .isEqualTo(422);
            assertThat(world.bearer(ada.token() + "x").groups()).isEmpty();
            assertQuiet(service);
            assertThat(String.join("", service.output())).doesNotContain("business", ada.token(), bob.handle());
        }
    }

    @Test
    void shouldRefuseToStartWithoutAFittingTable() {
        site.tables().create("misfit", "pk", "created_at");
        try (var lost = ServiceProcess.launch(site.environment(Map.of("DDB_MESSAGE_TABLE", "no-such-table")));
                var misled = ServiceProcess.launch(site.environment(Map.of("DDB_MESSAGE_TABLE", "misfit")))) {

            assertThat(complaint(lost)).contains("There is no table no-such-table");
            assertThat(complaint(misled))
                    .contains("The table misfit can't be used", "created_at", "should be pk (HASH), sk (RANGE)");
        }
        assertThat(site.tables().names()).doesNotContain("no-such-table");
    }

    @Test
    void shouldSendTracesWhereItIsTold() {
        try (var collector = new Collector();
                var service = ServiceProcess.start(site.environment(Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", collector.address(),
                        "OTEL_EXPORTER_OTLP_HEADERS", "x-team=cruddur,x-key=a-secret",
                        "OTEL_SERVICE_NAME", "backend-of-cruddur")))) {
            Person ada = site.world(service).person();
            Person nobody = site.world(service).bearer(null);
            assertThat(nobody.get("/v1/events?ticket=a-stolen-one").status()).isEqualTo(401);
            ada.groups();

            var received = collector.await(SECONDS);
            assertThat(received.path()).isEqualTo("/v1/traces");
            assertThat(received.headers().getFirst("x-team")).isEqualTo("cruddur");
            assertThat(received.headers().getFirst("x-key")).isEqualTo("a-secret");
            assertThat(received.body())
                    .contains("backend-of-cruddur", "ticket=hidden")
                    .doesNotContain("a-stolen-one");
            assertQuiet(service);
        }
    }

    /** What a process that can't start says before it ends. */
    private static String complaint(ServiceProcess service) {
        assertThat(service.exitCode(SECONDS)).isNotZero();
        return service.records().toString();
    }

    private static void assertQuiet(ServiceProcess service) {
        assertThat(service.records())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.get("level").asText()).isEqualTo("INFO"));
    }
}
