package io.cruddur.conversations;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The time, as a bean, so that a test can have its own. */
class Clock {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
