package io.cruddur.conversations.admin.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How commands work that go through the whole table. */
@ConfigMapping(prefix = "conversations.upkeep")
public interface UpkeepConfig {

    /** For how long a call is repeated while DynamoDB throttles or is down. */
    @WithDefault("60s")
    Duration patience();

    /** How many parts of the table are read at once, and how many conversations are worked on at once. */
    @WithDefault("4")
    int parallel();

    /** How many writes a transaction has at most; DynamoDB takes 100. */
    @WithDefault("100")
    int transaction();
}
