package io.cruddur.conversations.admin.cost;

import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** What the counts alone don't tell of how the service is used. A mixin. */
final class Assumptions {

    private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";
    private static final String PERCENT = "<percent>";

    @Option(
            names = "--moving",
            paramLabel = PERCENT,
            defaultValue = "30",
            description = "Of the sends, those that move the inbox rows: the first ones after a pause." + DEFAULT)
    private int moving;

    @Option(
            names = "--fresh-heads",
            paramLabel = PERCENT,
            defaultValue = "50",
            description = "Of the sends, those whose process didn't send last, and reads the head." + DEFAULT)
    private int freshHeads;

    @Option(
            names = "--keyed",
            paramLabel = PERCENT,
            defaultValue = "0",
            description = "Of the sends, those with an idempotency key; the frontend as it is sends none." + DEFAULT)
    private int keyed;

    @Option(
            names = "--group-size",
            paramLabel = "<members>",
            defaultValue = "10",
            description = "How large a group is. It costs as the next larger one of 3, 10 or 32." + DEFAULT)
    private int groupSize;

    @Option(
            names = "--inbox-size",
            paramLabel = "<conversations>",
            defaultValue = "50",
            description = "How many conversations a person has whose unread messages are counted." + DEFAULT)
    private int inboxSize;

    @Option(
            names = "--months",
            paramLabel = "<n>",
            defaultValue = "12",
            description = "For how many months such use has been stored." + DEFAULT)
    private int months;

    @Option(
            names = "--message-bytes",
            paramLabel = "<bytes>",
            defaultValue = "600",
            description = "What a message takes to store, its text and all the rest." + DEFAULT)
    private int messageBytes;

    @Option(
            names = "--free-gb",
            paramLabel = "<gb>",
            defaultValue = "25",
            description = "What AWS stores for nothing." + DEFAULT)
    private BigDecimal freeGb = BigDecimal.ZERO;

    int moving() {
        return moving;
    }

    int freshHeads() {
        return freshHeads;
    }

    int keyed() {
        return keyed;
    }

    int groupSize() {
        return groupSize;
    }

    int inboxSize() {
        return inboxSize;
    }

    int months() {
        return months;
    }

    int messageBytes() {
        return messageBytes;
    }

    BigDecimal freeGb() {
        return freeGb;
    }
}
