package io.cruddur.conversations.admin.cost;

import io.cruddur.conversations.admin.terminal.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A line of the bill.
 *
 * @param what is paid for
 * @param quantity how often it happens in a month, or how many GB it is
 * @param units of capacity that it takes each time, if that is what it takes
 * @param perMillion dollars for a million times, or GB
 */
record Line(String what, BigDecimal quantity, Optional<Capacity> units, BigDecimal perMillion) {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    static Line of(String what, BigDecimal times, Capacity units, Prices prices) {
        return new Line(what, times, Optional.of(units), units.perMillion(prices));
    }

    /** Something that is paid for by the piece, at such a price for a million. */
    static Line of(String what, BigDecimal quantity, BigDecimal perMillion) {
        return new Line(what, quantity, Optional.empty(), perMillion);
    }

    boolean isUsed() {
        return quantity.signum() > 0;
    }

    BigDecimal perMonth() {
        return quantity.multiply(perMillion).divide(MILLION);
    }

    Fields price(int places) {
        return Fields.of("operation", what)
                .and("writes", units.map(Capacity::writes))
                .and("reads", units.map(Capacity::reads))
                .and("per_million", rounded(perMillion, places));
    }

    Fields month(int places) {
        return Fields.of("operation", what)
                .and("quantity", quantity)
                .and("writes", units.map(Capacity::writes))
                .and("reads", units.map(Capacity::reads))
                .and("per_month", rounded(perMonth(), places));
    }

    static BigDecimal rounded(BigDecimal dollars, int places) {
        return dollars.setScale(places, RoundingMode.HALF_UP);
    }
}
