package io.cruddur.conversations.table;

import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The capacity units a second that a table is given, instead of being billed by what it uses. */
public record Provision(long reads, long writes) {

    ProvisionedThroughput throughput() {
        return ProvisionedThroughput.builder()
                .readCapacityUnits(reads)
                .writeCapacityUnits(writes)
                .build();
    }

    /** Whether the table has so much already. */
    boolean isOf(TableDescription table) {
        var given = table.provisionedThroughput();
        return given != null && given.readCapacityUnits() == reads && given.writeCapacityUnits() == writes;
    }
}
