package io.cruddur.conversations.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people are looked up and remembered. */
@ConfigMapping(prefix = "conversations.users")
public interface UsersConfig {

    /** How long a person is answered from memory. Longer saves queries, and shows a changed name later. */
    @WithDefault("60s")
    Duration fresh();

    /** How long "there is no such person" is answered from memory. Longer makes a new person wait. */
    @WithDefault("5s")
    Duration absent();

    /** For how long after their last use people stay known while Postgres is down. */
    @WithDefault("24h")
    Duration known();

    /** How many people are remembered, by each way of finding them. One takes about 300 bytes. */
    @WithDefault("100000")
    long remembered();

    /** How long Postgres may take to answer before it counts as down. */
    @WithDefault("1s")
    Duration timeout();
}
