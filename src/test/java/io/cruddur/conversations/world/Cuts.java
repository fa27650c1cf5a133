package io.cruddur.conversations.world;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Cuts the wire to DynamoDB while a transaction is under way, before the request got there or before the answer got back;
 * or answers in DynamoDB's place with what DynamoDB Local never says.
 */
@ApplicationScoped
public class Cuts implements ExecutionInterceptor {

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger cancellations = new AtomicInteger();
    private volatile String reason = "None";

    /** Loses the next requests of transactions, each attempt of the SDK counted. */
    public void loseRequests(int attempts) {
        requests.set(attempts);
    }

    /** Loses the answers to the next transactions, which DynamoDB carries out, each attempt of the SDK counted. */
    public void loseAnswers(int attempts) {
        answers.set(attempts);
    }

    /** Cancels the next transactions, for that reason as DynamoDB calls it. */
    public void cancel(int transactions, String because) {
        reason = because;
        cancellations.set(transactions);
    }

    /** How many losses are still to come. */
    public int left() {
        return requests.get() + answers.get() + cancellations.get();
    }

    /** Mends the wire. */
    public void mend() {
        requests.set(0);
        answers.set(0);
        cancellations.set(0);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (due(requests, context.request())) {
            throw reset();
        }
        if (due(cancellations, context.request())) {
            throw cancelled((TransactWriteItemsRequest) context.request());
        }
    }

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        if (due(answers, context.request())) {
            throw reset();
        }
    }

    private static boolean due(AtomicInteger left, SdkRequest request) {
        return request instanceof TransactWriteItemsRequest && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    private static SdkClientException reset() {
        return SdkClientException.create("cut", new IOException("Connection reset"));
    }

    /** The head is what everybody wants, and the second write of a send. */
    private AwsServiceException cancelled(TransactWriteItemsRequest request) {
        var reasons = new ArrayList<>(Collections.nCopies(
                request.transactItems().size(),
                CancellationReason.builder().code("None").build()));
        reasons.set(1, CancellationReason.builder().code(reason).build());
        return TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("TransactionCanceledException")
                        .build())
                .build();
    }
}
