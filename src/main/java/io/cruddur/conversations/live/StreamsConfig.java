package io.cruddur.conversations.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How streams of events are kept. */
@ConfigMapping(prefix = "conversations.events.streams")
public interface StreamsConfig {

    /**
     * How long a stream is silent at most, and how long a wake-up that was lost is missed. Shorter costs more: each beat is
     * about 2 RCU a stream. It must be less than the time after which anything between cuts an idle connection (60 s for an
     * ALB), and less than half of {@code overlap}.
     */
    @WithDefault("20s")
    Duration heartbeat();

    /**
     * How much further back than its cursor says a stream reads, which covers different clocks, commits that took long, and
     * lost wake-ups. Longer makes resuming dearer; what is told twice has the same id.
     */
    @WithDefault("60s")
    Duration overlap();

    /** How long a client may take none of what it is sent, before its stream is closed. It may resume. */
    @WithDefault("30s")
    Duration patience();

    /** Over how long clients come back when an instance stops. */
    @WithDefault("5s")
    Duration spread();

    /** How many streams one person may have open on an instance: one a window. */
    @WithDefault("8")
    int perPerson();

    /**
     * How many streams of an instance look at everything at once, when they begin and at each heartbeat. More is faster
     * when many come back together, and takes more of DynamoDB's connections from everything else.
     */
    @WithDefault("32")
    int readers();

    /** How many streams an instance keeps open. */
    @WithDefault("10000")
    int perInstance();
}
