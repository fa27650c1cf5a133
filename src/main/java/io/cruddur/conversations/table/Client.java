package io.cruddur.conversations.table;

import io.quarkus.arc.All;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/** The DynamoDB client: transport, region and credentials as Quarkus configures them, retries and observers as we do. */
class Client {

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    DynamoDbAsyncClient client(
            DynamoDbAsyncClientBuilder builder,
            TableConfig config,
            Timers timers,
            @All List<ExecutionInterceptor> interceptors) {
        var override = builder.overrideConfiguration().toBuilder()
                .retryStrategy(Attempts.retries(config.attempts()))
                .scheduledExecutorService(timers);
        interceptors.forEach(override::addExecutionInterceptor);
        return builder.overrideConfiguration(override.build()).build();
    }

    /** Lets go of the connections while the event loop that they are on still runs. */
    void close(@Disposes DynamoDbAsyncClient client) {
        client.close();
    }
}
