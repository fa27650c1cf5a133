package io.cruddur.conversations.table;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The table. */
@ConfigMapping(prefix = "conversations.table")
public interface TableConfig {

    /** Its name; the environment name is {@code DDB_MESSAGE_TABLE}. */
    String name();

    /**
     * Attempts of one call to DynamoDB, the first included. More of them ride out longer hiccups, and add load just when
     * DynamoDB has the least to spare.
     */
    @WithDefault("3")
    int attempts();
}
