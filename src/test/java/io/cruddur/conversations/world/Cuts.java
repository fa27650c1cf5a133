package io.cruddur.conversations.world;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Cuts the wire to DynamoDB while a transaction is under way: before the request got there, or before the answer got back. */
@ApplicationScoped
public class Cuts implements ExecutionInterceptor {

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    /** Loses the next requests of transactions, each attempt of the SDK counted. */
    public void loseRequests(int attempts) {
        requests.set(attempts);
    }

    /** Loses the answers to the next transactions, which DynamoDB carries out, each attempt of the SDK counted. */
    public void loseAnswers(int attempts) {
        answers.set(attempts);
    }

    /** How many losses are still to come. */
    public int left() {
        return requests.get() + answers.get();
    }

    /** Mends the wire. */
    public void mend() {
        requests.set(0);
        answers.set(0);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        lose(requests, context.request());
    }

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        lose(answers, context.request());
    }

    private static void lose(AtomicInteger left, SdkRequest request) {
        if (request instanceof TransactWriteItemsRequest && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw SdkClientException.create("cut", new IOException("Connection reset"));
        }
    }
}
