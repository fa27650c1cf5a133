package io.cruddur.conversations.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be done to messages. */
@ConfigMapping(prefix = "conversations.messages")
public interface MessagesConfig {

    /**
     * For how long after they sent it people may edit or delete a message. Longer lets them correct themselves later, and
     * lets others trust less in what they have read. It may be changed at any time, and holds for old messages as well.
     */
    @WithDefault("24h")
    Duration editable();
}
