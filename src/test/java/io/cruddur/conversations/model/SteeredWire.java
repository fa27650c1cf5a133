package io.cruddur.conversations.model;

import io.cruddur.conversations.world.SteeredClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that goes as a play says. */
class SteeredWire implements Wire {

    private final SteeredClock clock;

    SteeredWire(SteeredClock clock) {
        this.clock = clock;
    }

    @Override
    public void betweenSteps(Duration tick) {
        clock.turn(tick);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
