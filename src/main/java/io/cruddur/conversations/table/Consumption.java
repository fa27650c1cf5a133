package io.cruddur.conversations.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** The capacity units that this process has consumed so far, as DynamoDB reports them. */
@ApplicationScoped
public class Consumption implements ExecutionInterceptor {

    private final DoubleAdder reads = new DoubleAdder();
    private final DoubleAdder writes = new DoubleAdder();

    /** So much by now. */
    public Units soFar() {
        return new Units(reads.sum(), writes.sum());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case GetItemResponse get -> add(reads, get.consumedCapacity());
            case QueryResponse query -> add(reads, query.consumedCapacity());
            case ScanResponse scan -> add(reads, scan.consumedCapacity());
            case TransactWriteItemsResponse write -> add(writes, write.consumedCapacity());
            default -> {}
        }
    }

    private static void add(DoubleAdder sum, List<ConsumedCapacity> consumed) {
        consumed.forEach(capacity -> add(sum, capacity));
    }

    /** Not everything that speaks DynamoDB's protocol reports capacity. */
    private static void add(DoubleAdder sum, @Nullable ConsumedCapacity capacity) {
        if (capacity != null) {
            sum.add(capacity.capacityUnits());
        }
    }
}
