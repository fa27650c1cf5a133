package io.cruddur.conversations.standalone;

import static io.cruddur.conversations.world.Person.toGroup;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.ServiceProcess;
import io.cruddur.conversations.world.World;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A deployment ends a process while people talk. */
class ShutdownIT {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int TALKERS = 4;

    private final Site site = Site.get();
    private final ConcurrentLinkedQueue<String> mishaps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger said = new AtomicInteger();

    @Test
    void shouldCutNobodyShort() throws InterruptedException {
        try (var service = ServiceProcess.start(site.environment());
                var talkers = Executors.newVirtualThreadPerTaskExecutor()) {
            World world = site.world(service);
            Person ada = world.person();
            Person bob = world.person();
            String group = ada.tell(bob, "hello");
            said.incrementAndGet();
            for (int i = 0; i < TALKERS; i++) {
                talkers.execute(() -> talk(service, ada, group));
            }
            Thread.sleep(1000);

            service.terminate();
            Thread.sleep(1000);
            assertThat(ada.get("/q/health/ready").status()).isEqualTo(503);
            int saidSoFar = said.get();

            assertThat(service.exitCode(GRACE)).isIn(0, 143);
            assertThat(said).hasValueGreaterThan(saidSoFar);
            assertThat(mishaps).isEmpty();
            assertThat(site.tables().lastSeq(group))
                    .as("as many stored as answered")
                    .isEqualTo(said.get());
            assertThat(service.records())
                    .allSatisfy(entry -> assertThat(entry.get("level").asText())
                            .as(entry.toString())
                            .isEqualTo("INFO"));
        }
    }

    /** Says one thing after the other, until nobody listens any more. */
    private void talk(ServiceProcess service, Person person, String group) {
        while (listens(service)) {
            try {
                var answer = person.post(toGroup(group, "goodbye"));
                if (answer.status() == 200) {
                    said.incrementAndGet();
                } else {
                    mishaps.add(answer.toString());
                }
            } catch (CompletionException e) {
                if (listens(service)) {
                    mishaps.add(e.toString());
                }
            }
        }
    }

    private static boolean listens(ServiceProcess service) {
        try (var socket = new Socket("localhost", service.address().getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
