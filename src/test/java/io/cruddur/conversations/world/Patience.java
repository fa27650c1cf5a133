package io.cruddur.conversations.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what comes by itself. */
public final class Patience {

    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private Patience() {}

    /** Until that is so; fails if it isn't for so long. */
    public static void await(Duration patience, BooleanSupplier condition) {
        Instant end = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            LockSupport.parkNanos(PAUSE);
        }
    }
}
