package io.cruddur.conversations.world;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the service in this process: the system's, unless a test stops it and turns it by hand. */
@Alternative
@Priority(1)
@ApplicationScoped
public class SteeredClock implements InstantSource {

    private final AtomicReference<Instant> hand = new AtomicReference<>();

    /** From now on it stands. */
    public void stop() {
        hand.set(Instant.now());
    }

    /** Turns it by so much, or back. */
    public void turn(Duration by) {
        hand.updateAndGet(at -> at.plus(by));
    }

    /** From now on it goes, and right. */
    public void release() {
        hand.set(null);
    }

    @Override
    public Instant instant() {
        Instant at = hand.get();
        return at == null ? Instant.now() : at;
    }
}
