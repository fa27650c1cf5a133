package io.cruddur.conversations.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long changes are remembered that no new message tells of. */
@ConfigMapping(prefix = "conversations.change-log")
public interface ChangeLogConfig {

    /**
     * For how long. A client that has been away for longer gets the same events, at the price of its whole inbox. It may be
     * shortened at any time, and lengthened only if for that long nobody resumes with a cursor older than the shorter one.
     */
    @WithDefault("30d")
    Duration memory();
}
