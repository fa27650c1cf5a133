package io.cruddur.conversations.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How groups are. */
@ConfigMapping(prefix = "conversations.groups")
public interface GroupsConfig {

    /** Whether somebody who is added also sees what was said before. It counts for those who are added from then on. */
    @WithDefault("false")
    boolean history();
}
