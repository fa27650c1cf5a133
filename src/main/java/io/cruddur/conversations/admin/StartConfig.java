package io.cruddur.conversations.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What happens to the stores when the service starts. */
@ConfigMapping(prefix = "conversations.start")
public interface StartConfig {

    /** What is done about the table, and the users' schema in Postgres. */
    @WithDefault("verify")
    Schema schema();

    /** See {@link StartConfig#schema()}. */
    enum Schema {
        /** The table must be there and fit; nothing is changed. */
        VERIFY,
        /** What is missing is created. */
        CREATE,
        /** Nothing is looked at. */
        LEAVE
    }
}
