package io.cruddur.conversations.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Faults;
import io.cruddur.conversations.world.Faults.Fault;
import io.cruddur.conversations.world.SteeredClock;
import io.cruddur.conversations.world.StoredTable;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever five people do, and whatever the clock does meanwhile, everybody sees what a simple model says: nothing is lost,
 * doubled, misordered or shown to the wrong person, not even where every call to DynamoDB may fail without a word.
 */
@QuarkusTest
class ModelTest {

    private static final int OPERATIONS = 2000;
    private static final int UNCERTAIN_OPERATIONS = 400;
    /** Every 503 is one, and every answer that nobody waits for any more. */
    private static final List<Logger> WARNINGS = Stream.of(
                    "io.cruddur.conversations.problem", "io.netty.channel.DefaultChannelPipeline")
            .map(Logger::getLogger)
            .toList();

    @TestHTTPResource("/")
    URI service;

    @Inject
    SteeredClock clock;

    @Inject
    Faults faults;

    DevServicesContext devServices;
    StoredTable stored;
    World world;

    static List<Long> seeds() {
        return Trial.seeds();
    }

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        stored = StoredTable.of(devServices);
        clock.stop();
        WARNINGS.forEach(warnings -> warnings.setLevel(Level.SEVERE));
    }

    @AfterEach
    void leave() {
        WARNINGS.forEach(warnings -> warnings.setLevel(null));
        faults.end();
        clock.release();
        stored.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldBeAsTheModelIs(long seed) {
        new Trial(() -> new Play(world, new SteeredWire(clock)), OPERATIONS).run(seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldBeAsTheModelIsWhereEveryCallMayFail(long seed) {
        new Trial(() -> new Play(world, new BadWire(clock, faults, stored, seed)), UNCERTAIN_OPERATIONS).run(seed);

        assertThat(faults.counts()).containsOnlyKeys(Fault.values());
    }
}
