package io.cruddur.conversations.table;

import java.util.List;
import java.util.Optional;

/** What became of a transaction. */
public sealed interface Outcome {

    /** All of it is stored. */
    record Committed() implements Outcome {}

    /**
     * None of it is stored: a condition didn't hold, or another transaction had one of the items in hand.
     *
     * @param reasons one for each write, in their order
     */
    record Refused(List<Reason> reasons) implements Outcome {

        public Refused {
            reasons = List.copyOf(reasons);
        }

        /** Why that write was refused. */
        public Reason of(int write) {
            return reasons.get(write);
        }

        /** Whether the condition of one of the writes from one to before another didn't hold. */
        public boolean anyOf(int from, int to) {
            return reasons.subList(from, to).stream().anyMatch(Reason::failed);
        }

        /** Whether the condition of a write didn't hold, or of any after it. */
        public boolean anyFrom(int write) {
            return anyOf(write, reasons.size());
        }
    }

    /**
     * Why one write was refused.
     *
     * @param failed whether this write's own condition was the one that didn't hold
     * @param current the item that is there instead, when the condition didn't hold and there is one
     */
    record Reason(boolean failed, Optional<Item> current) {}
}
