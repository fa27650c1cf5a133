package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.table.Units;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was mended in the whole table, or would be.
 *
 * @param items in the table
 * @param groups of the original, or conversations of ours, in the table
 * @param conversations on which there was something to do
 * @param writes items written or deleted
 * @param planned the capacity units that this takes, by DynamoDB's rules
 * @param consumed the capacity units that all of it took, as DynamoDB reports them
 * @param minutes how long the writes take, about
 */
public record Summary(
        long items,
        long groups,
        long conversations,
        long writes,
        Units planned,
        Units consumed,
        double minutes,
        Map<Repair, Integer> repairs) {

    private static final double MILLIS_PER_TRANSACTION = 25;
    private static final double MILLIS_PER_MINUTE = 60_000;

    public Summary {
        repairs = Map.copyOf(repairs);
    }

    /** Adds up. */
    static final class Sum {

        private final Map<Repair, Integer> repairs = new EnumMap<>(Repair.class);
        private long conversations;
        private long writes;
        private long transactions;
        private long units;

        synchronized void add(Plan plan) {
            if (plan.writes() == 0) {
                return;
            }
            conversations++;
            writes += plan.writes();
            transactions += plan.transactions().size();
            units += plan.units();
            plan.repairs().forEach(this::add);
        }

        synchronized void add(Repair repair, int count) {
            repairs.merge(repair, count, Integer::sum);
        }

        synchronized Summary summary(Survey survey, Units consumed, int parallel) {
            return new Summary(
                    survey.items(),
                    survey.groups().size(),
                    conversations,
                    writes,
                    new Units(0, units),
                    consumed,
                    transactions * MILLIS_PER_TRANSACTION / parallel / MILLIS_PER_MINUTE,
                    repairs);
        }
    }
}
