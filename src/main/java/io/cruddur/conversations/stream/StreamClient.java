package io.cruddur.conversations.stream;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;

/** The client of the stream: where the table's is, and as whom. Made only where somebody reads the stream. */
class StreamClient {

    @Produces
    @Singleton
    DynamoDbStreamsAsyncClient client(DynamoDbAsyncClient table) {
        var as = table.serviceClientConfiguration();
        var builder = DynamoDbStreamsAsyncClient.builder()
                .region(as.region())
                .credentialsProvider(as.credentialsProvider())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .eventLoopGroupBuilder(SdkEventLoopGroup.builder().numberOfThreads(1)));
        as.endpointOverride().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    void close(@Disposes DynamoDbStreamsAsyncClient client) {
        client.close();
    }
}
