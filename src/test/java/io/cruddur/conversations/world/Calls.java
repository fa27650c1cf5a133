package io.cruddur.conversations.world;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Listens to the wire: the calls to DynamoDB that the service makes in this process. A call counts once, retries or not. */
@ApplicationScoped
public class Calls implements ExecutionInterceptor {

    private final Queue<Object> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Double> readUnits = new ConcurrentLinkedQueue<>();

    /** Does the work, and tells the requests that it took, in their order. */
    public List<Object> during(Runnable work) {
        requests.clear();
        readUnits.clear();
        work.run();
        return List.copyOf(requests);
    }

    /** What the reads of the latest work consumed, as DynamoDB reported it. */
    public double readUnits() {
        return readUnits.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        requests.add(context.request());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case GetItemResponse get -> readUnits.add(get.consumedCapacity().capacityUnits());
            case QueryResponse query -> readUnits.add(query.consumedCapacity().capacityUnits());
            default -> {}
        }
    }
}
