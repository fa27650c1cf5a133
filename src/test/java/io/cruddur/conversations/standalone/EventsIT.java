package io.cruddur.conversations.standalone;

import static io.cruddur.conversations.world.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What instances tell each other, deployed with nothing but their environment. */
class EventsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern RECEIVED = Pattern.compile("(?m)^events_wakes_total\\{what=\"received\"} ([0-9.]+)$");

    private final Site site = Site.get();

    @Test
    void shouldTellOtherInstancesAlsoAfterOutages() {
        try (var here = ServiceProcess.start(site.environment());
                var there = ServiceProcess.start(site.environment())) {
            await(PATIENCE, () -> isHeard(here, there));

            site.postgres().refuse();
            await(PATIENCE, () -> complaints(here) == 1 && complaints(there) == 1);
            site.recover();

            await(PATIENCE, () -> isHeard(here, there) && isHeard(there, here));
            site.postgres().goSilent();
            await(PATIENCE, () -> complaints(here) == 2 && complaints(there) == 2);
            site.recover();

            await(PATIENCE, () -> isHeard(here, there) && isHeard(there, here));
            assertThat(complaints(here)).isEqualTo(2);
        } finally {
            site.recover();
        }
    }

    @Test
    void shouldNotStartWithAKeyThatIsTooShort() {
        try (var closed = ServiceProcess.launch(site.environment(Map.of("EVENTS_TICKET_KEY", "a-secret")))) {
            assertThat(closed.exitCode(PATIENCE)).isNotZero();
            assertThat(closed.output().toString()).contains("EVENTS_TICKET_KEY").doesNotContain("a-secret");
        }
    }

    @Test
    void shouldSayWhatGoesWithoutAKey() {
        try (var open = ServiceProcess.start(site.environment(Map.of("EVENTS_TICKET_KEY", "")))) {
            assertThat(open.records().stream()
                            .filter(entry -> entry.get("level").asText().equals("WARN"))
                            .map(entry -> entry.get("message").asText()))
                    .filteredOn(warning -> warning.contains("EVENTS_TICKET_KEY"))
                    .hasSize(1);
            Person ada = site.world(open).person();
            assertThat(ada.post("/v1/events/tickets", "").status()).isEqualTo(201);
        }
    }

    /** Whether what somebody does at one instance is heard at the other, soon. */
    private boolean isHeard(ServiceProcess here, ServiceProcess there) {
        Person ada = site.world(here).person();
        Person watcher = site.world(there).bearer(null);
        double before = received(watcher);
        var typing = ada.post(ada.talkTo(site.world(here).person(), "Hello") + "/typing", "");
        assertThat(typing.status()).isEqualTo(204);
        Instant end = Instant.now().plusSeconds(1);
        while (received(watcher) == before && Instant.now().isBefore(end)) {
            pause();
        }
        return received(watcher) > before;
    }

    private static double received(Person watcher) {
        var found = RECEIVED.matcher(watcher.get("/q/metrics").body());
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private static long complaints(ServiceProcess service) {
        return service.records().stream()
                .map(entry -> entry.path("message"))
                .map(JsonNode::asText)
                .filter(message -> message.contains("told late"))
                .count();
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
}
