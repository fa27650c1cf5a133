package io.cruddur.conversations.admin.adopt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** Kills a command, as far as the table can tell: after so many writes nothing arrives any more. */
@ApplicationScoped
public class Kills implements ExecutionInterceptor {

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger written = new AtomicInteger();

    /** Lets so many writes pass, and nothing after. */
    void after(int writes) {
        left.set(writes);
        written.set(0);
    }

    void never() {
        after(Integer.MAX_VALUE);
    }

    /** How many writes have passed. */
    int written() {
        return written.get();
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (left.get() <= 0) {
            throw new IllegalStateException("killed");
        }
        if (isWrite(context.request())) {
            left.decrementAndGet();
            written.incrementAndGet();
        }
    }

    private static boolean isWrite(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest
                || request instanceof UpdateTableRequest
                || request instanceof UpdateTimeToLiveRequest;
    }
}
