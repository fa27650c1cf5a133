package io.cruddur.conversations.table;

import io.quarkus.arc.All;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/** The DynamoDB client: transport, region and credentials as Quarkus configures them, retries and observers as we do. */
class Client {

    private static final BackoffStrategy FULL_JITTER =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofMillis(500));

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    DynamoDbAsyncClient client(
            DynamoDbAsyncClientBuilder builder, TableConfig config, @All List<ExecutionInterceptor> interceptors) {
        var retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(config.attempts())
                .backoffStrategy(FULL_JITTER)
                .throttlingBackoffStrategy(FULL_JITTER)
                .build();
        var override = builder.overrideConfiguration().toBuilder().retryStrategy(retries);
        interceptors.forEach(override::addExecutionInterceptor);
        return builder.overrideConfiguration(override.build()).build();
    }

    /** Lets go of the connections while the event loop that they are on still runs. */
    void close(@Disposes DynamoDbAsyncClient client) {
        client.close();
    }
}
