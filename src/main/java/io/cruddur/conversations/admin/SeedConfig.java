package io.cruddur.conversations.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** The seed: four people, and a conversation between two of them. */
@ConfigMapping(prefix = "conversations.seed")
public interface SeedConfig {

    /** Whether it is put into the stores at start, unless it is there already. */
    @WithDefault("false")
    boolean atStart();

    /** The {@code sub} that the identity provider gives to its people, by handle. */
    Map<String, String> subjects();
}
