package io.cruddur.conversations.admin.cost;

import java.math.BigDecimal;

/** DynamoDB's capacity units, of the on-demand kind: what is written, and what is read consistently. */
public record Capacity(int writes, int reads) {

    /** In dollars, for a million times that much. */
    BigDecimal perMillion(Prices prices) {
        return prices.write()
                .multiply(BigDecimal.valueOf(writes))
                .add(prices.read().multiply(BigDecimal.valueOf(reads)));
    }
}
