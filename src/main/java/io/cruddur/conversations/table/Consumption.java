package io.cruddur.conversations.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** The capacity units that this process has consumed so far, as DynamoDB reports them. */
@ApplicationScoped
public class Consumption {

    private final DoubleAdder reads = new DoubleAdder();
    private final DoubleAdder writes = new DoubleAdder();

    /** So much by now. */
    public Units soFar() {
        return new Units(reads.sum(), writes.sum());
    }

    void addReads(List<ConsumedCapacity> consumed) {
        consumed.forEach(capacity -> reads.add(capacity.capacityUnits()));
    }

    void addWrites(List<ConsumedCapacity> consumed) {
        consumed.forEach(capacity -> writes.add(capacity.capacityUnits()));
    }
}
