package io.cruddur.conversations.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The table's stream, where no Lambda reads it. */
@ConfigMapping(prefix = "conversations.stream")
interface StreamConfig {

    /**
     * Whether this instance reads the stream. One of all instances may: two would do no harm, but everything twice. At its
     * start it reads again what the stream remembers, a day.
     */
    @WithDefault("false")
    boolean poll();

    /** How long it pauses between two readings. Longer is cheaper, and shows later what others have written. */
    @WithDefault("500ms")
    Duration every();
}
