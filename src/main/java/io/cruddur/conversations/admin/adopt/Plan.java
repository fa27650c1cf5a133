package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.table.ItemSize;
import io.cruddur.conversations.table.Write;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be done to one conversation.
 *
 * @param transactions in their order; after each, the rest can be planned anew from what is in the table
 * @param repairs how much of what they mend
 * @param merged the groups that are no more afterwards
 */
public record Plan(
        ConversationId conversation,
        List<List<Write>> transactions,
        Map<Repair, Integer> repairs,
        List<ConversationId> merged) {

    public Plan {
        transactions = transactions.stream().map(List::copyOf).toList();
        repairs = Map.copyOf(repairs);
        merged = List.copyOf(merged);
    }

    /** How many items it writes or deletes. */
    int writes() {
        return transactions.stream().mapToInt(List::size).sum();
    }

    /** Capacity units that it takes, about. */
    int units() {
        return transactions.stream()
                .flatMap(List::stream)
                .mapToInt(write -> ItemSize.writeUnits(ItemSize.of(write)))
                .sum();
    }

    /** Counts repairs. */
    static final class Tally {

        private final Map<Repair, Integer> counts = new EnumMap<>(Repair.class);

        void add(Repair repair) {
            add(repair, 1);
        }

        void add(Repair repair, int count) {
            if (count > 0) {
                counts.merge(repair, count, Integer::sum);
            }
        }

        Map<Repair, Integer> counts() {
            return counts;
        }
    }

    /** Puts writes into transactions that DynamoDB takes: of at most so many, and not too large. */
    static final class Packing {

        private static final int BYTES = 3_000_000;

        private final int most;
        private final List<Write> guard;
        private final List<List<Write>> packed = new ArrayList<>();
        private List<Write> open = new ArrayList<>();
        private int bytes;

        /** Of transactions that all but the last have a condition besides. */
        Packing(int most, List<Write> guard) {
            this.most = most - guard.size();
            this.guard = guard;
        }

        /** Adds writes that belong into one transaction. */
        void add(List<Write> together) {
            int size = together.stream().mapToInt(ItemSize::of).sum();
            if (!open.isEmpty() && (open.size() + together.size() > most || bytes + size > BYTES)) {
                close();
            }
            open.addAll(together);
            bytes += size;
        }

        private void close() {
            open.addAll(guard);
            packed.add(open);
            open = new ArrayList<>();
            bytes = 0;
        }

        /** All of them, the last ones in one transaction without the condition, with as many of the others as there is room. */
        List<List<Write>> with(List<Write> last) {
            if (open.size() + last.size() > most
                    || bytes + last.stream().mapToInt(ItemSize::of).sum() > BYTES) {
                if (!open.isEmpty()) {
                    close();
                }
            }
            open.addAll(last);
            if (!open.isEmpty()) {
                packed.add(open);
            }
            return packed;
        }
    }
}
