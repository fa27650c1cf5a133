package io.cruddur.conversations.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often one person may call {@code /v1}; every person has these allowances, and nobody another's. */
@ConfigMapping(prefix = "conversations.limits")
public interface LimitsConfig {

    /** Requests that write: POST, PUT, PATCH, DELETE. */
    Send send();

    /** Requests that read: GET, HEAD. */
    Read read();

    /**
     * How many instances share the work. Each counts for itself, so that a person whose requests a balancer spreads has up
     * to so many times the allowance; each therefore gives this part of it. More than there are makes a client whose
     * requests all reach the same instance wait too soon.
     */
    @WithDefault("1")
    int instances();

    /** A bucket of tokens, one for each request. */
    interface Allowance {

        /** How many at once, after a pause. */
        long burst();

        /** How many a second, for as long as one likes. */
        long perSecond();
    }

    /** Writing is what a person does: by hand nobody exceeds this. */
    interface Send extends Allowance {

        /**
         * More lets a client that was offline send what has queued up faster. Between two people a write is 4 to 14 WCU, so
         * a burst of 20 is up to 280 at once.
         */
        @Override
        @WithDefault("20")
        long burst();

        /** More lets one person, or what runs with their token, spend more: 5 a second are up to 70 WCU in the same way. */
        @Override
        @WithDefault("5")
        long perSecond();
    }

    /** One step of a person's is several reads of their client, and a read costs about a tenth of a write. */
    interface Read extends Allowance {

        /**
         * More lets a client show more at once: 100 is a page of the inbox and the newest messages of all its 50
         * conversations, in two windows.
         */
        @Override
        @WithDefault("100")
        long burst();

        /** More lets a client scroll, or several of the same person poll, faster: 50 a second are about 150 RCU. */
        @Override
        @WithDefault("50")
        long perSecond();
    }
}
