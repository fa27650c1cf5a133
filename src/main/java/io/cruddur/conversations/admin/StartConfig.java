package io.cruddur.conversations.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Map;

/** What happens to the stores when the service starts. */
@ConfigMapping(prefix = "conversations.start")
public interface StartConfig {

    /** What is done about the table, and the users' schema in Postgres. */
    @WithDefault("verify")
    Schema schema();

    /** Whether the seed's people and their conversation are put there, unless they are already. */
    @WithDefault("false")
    boolean seed();

    /** The {@code sub} that the identity provider gives to people of the seed, by handle. */
    @WithName("subjects")
    Map<String, String> subjects();

    /** See {@link StartConfig#schema()}. */
    enum Schema {
        /** The table must be there and fit; nothing is changed. */
        VERIFY,
        /** What is missing is created. */
        CREATE
    }
}
