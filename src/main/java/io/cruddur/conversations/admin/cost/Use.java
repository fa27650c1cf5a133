package io.cruddur.conversations.admin.cost;

import java.util.Map;

/** How often each thing is done in a month. */
record Use(Map<Operation, Long> operations, long groupSends, long groups, long unreadCounts, long streamReads) {

    long times(Operation operation) {
        return operations.getOrDefault(operation, 0L);
    }

    /** How many messages are written. */
    long messages() {
        return times(Operation.SEND) + times(Operation.FIRST) + groupSends + groups;
    }

    boolean isNothing() {
        return operations.values().stream().allMatch(times -> times == 0)
                && groupSends + groups + unreadCounts + streamReads == 0;
    }
}
