package io.cruddur.conversations.model;

import java.time.Duration;
import java.time.Instant;

/** What a play does to what is behind the service. */
interface Wire {

    /** Nothing: all is as it is. */
    Wire GOOD = new Wire() {};

    /** Whether the service may be unable to answer. */
    default boolean isBad() {
        return false;
    }

    default void betweenSteps(Duration tick) {}

    default void betweenRepetitions() {}

    /** Nothing is under way any more. */
    default void settle() {}

    /** Looks at what is there while nothing is in the way. */
    default void undisturbed(Runnable look) {
        look.run();
    }

    default Instant now() {
        return Instant.now();
    }
}
