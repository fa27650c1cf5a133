package io.cruddur.conversations.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How inboxes are kept. */
@ConfigMapping(prefix = "conversations.inbox")
public interface InboxConfig {

    /**
     * For how long after they moved inbox rows stay where they are. Longer makes running exchanges cheaper (8 instead of 12
     * WCU a message), and pages of very busy inboxes dearer. It may be shortened at any time, and lengthened only before
     * there is data.
     */
    @WithDefault("60s")
    Duration settle();
}
