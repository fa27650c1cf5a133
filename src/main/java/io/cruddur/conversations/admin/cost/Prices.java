package io.cruddur.conversations.admin.cost;

import io.cruddur.conversations.table.Units;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** What AWS charges, in dollars: in us-east-1, in 2026, unless the caller says otherwise. A mixin. */
public final class Prices {

    private static final String DOLLARS = "<dollars>";
    private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";

    @Option(
            names = "--price-write",
            paramLabel = DOLLARS,
            defaultValue = "" + Units.WRITE_PRICE,
            description = "A million write units, on demand." + DEFAULT)
    private BigDecimal write = BigDecimal.ZERO;

    @Option(
            names = "--price-read",
            paramLabel = DOLLARS,
            defaultValue = "" + Units.READ_PRICE,
            description = "A million read units, on demand." + DEFAULT)
    private BigDecimal read = BigDecimal.ZERO;

    @Option(
            names = "--price-storage",
            paramLabel = DOLLARS,
            defaultValue = "0.25",
            description = "A GB stored for a month." + DEFAULT)
    private BigDecimal storage = BigDecimal.ZERO;

    @Option(
            names = "--price-backup",
            paramLabel = DOLLARS,
            defaultValue = "0.20",
            description = "A GB kept for point-in-time recovery for a month." + DEFAULT)
    private BigDecimal backup = BigDecimal.ZERO;

    @Option(
            names = "--price-stream",
            paramLabel = DOLLARS,
            defaultValue = "0.20",
            description = "A million reads of the stream." + DEFAULT)
    private BigDecimal stream = BigDecimal.ZERO;

    BigDecimal write() {
        return write;
    }

    BigDecimal read() {
        return read;
    }

    BigDecimal storage() {
        return storage;
    }

    BigDecimal backup() {
        return backup;
    }

    BigDecimal stream() {
        return stream;
    }
}
