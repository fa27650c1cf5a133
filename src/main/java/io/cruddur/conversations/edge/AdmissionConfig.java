package io.cruddur.conversations.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many requests an instance has under way before it refuses more. */
@ConfigMapping(prefix = "conversations.admission")
public interface AdmissionConfig {

    /** Never more than these: each waits for a connection to DynamoDB of its own. */
    int most();

    /** So many are always let in. More makes all wait longer while there is too much to do. */
    @WithDefault("16")
    int least();

    /**
     * How long an event loop may take for a turn, in which it serves everybody once, before there is too much to do. Longer
     * makes a refusal come later, which waits for its turn as well.
     */
    @WithDefault("3ms")
    Duration turn();
}
