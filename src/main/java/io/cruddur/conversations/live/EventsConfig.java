package io.cruddur.conversations.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What happens, told to those who are looking. */
@ConfigMapping(prefix = "conversations.events")
public interface EventsConfig {

    /** What tells the other instances. */
    enum BusKind {
        /** Nothing: this is the only one. */
        MEMORY,
        /** {@code LISTEN} and {@code NOTIFY} of the Postgres that people are in. */
        POSTGRES
    }

    /** With several instances and {@code memory}, who looks at one hears of what happens at another a heartbeat later. */
    @WithDefault("postgres")
    BusKind bus();

    /**
     * What tickets are signed with, at least 32 bytes, as they are: {@code openssl rand -base64 32} makes one. It must be
     * the same on every instance; without it a ticket is good only where it was given, until that instance stops.
     */
    Optional<String> ticketKey();
}
