package io.cruddur.conversations.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The ceiling on the SDK: Vert.x, and the client that the service has, configured as there. */
final class BareVertx implements Calls {

    private final DynamoDbAsyncClient client;

    private BareVertx(DynamoDbAsyncClient client) {
        this.client = client;
    }

    static void main(String[] args) throws Exception {
        Ceiling.serve(args, (vertx, dynamo) -> new BareVertx(client(vertx, dynamo)));
    }

    private static DynamoDbAsyncClient client(Vertx vertx, URI dynamo) {
        var retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(3)
                .build();
        return DynamoDbAsyncClient.builder()
                .endpointOverride(dynamo)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(200)
                        .connectionTimeout(Duration.ofSeconds(1))
                        .connectionAcquisitionTimeout(Duration.ofSeconds(1))
                        .eventLoopGroup(SdkEventLoopGroup.create(vertx.nettyEventLoopGroup())))
                .asyncConfiguration(async ->
                        async.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(override -> override.apiCallTimeout(Duration.ofSeconds(3))
                        .apiCallAttemptTimeout(Duration.ofSeconds(1))
                        .retryStrategy(retries))
                .build();
    }

    @Override
    public Future<List<Stored>> newest(String pk, int limit) {
        var query = QueryRequest.builder()
                .tableName(TABLE)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                .scanIndexForward(false)
                .limit(limit)
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return Future.fromCompletionStage(client.query(query))
                .map(response ->
                        response.items().stream().map(BareVertx::stored).toList());
    }

    @Override
    public Future<Stored> get(String pk, String sk) {
        return Future.fromCompletionStage(client.getItem(get -> get.tableName(TABLE)
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                        .consistentRead(true)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)))
                .map(response -> stored(response.item()));
    }

    private static Stored stored(Map<String, AttributeValue> item) {
        var stored = new Stored();
        fill(stored, item);
        return stored;
    }

    private static void fill(Stored stored, Map<String, AttributeValue> attributes) {
        attributes.forEach((name, value) -> {
            switch (value.type()) {
                case S -> stored.take(name, value.s());
                case N -> stored.take(name, value.n());
                case BOOL -> stored.take(name, value.bool().toString());
                case M -> fill(stored.map(name), value.m());
                default -> {}
            }
        });
    }

    @Override
    public Future<Void> send(Sending sending) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(put(sending::message, Sending.NEW, Map.of()));
        writes.add(head(sending));
        sending.key().ifPresent(key -> {
            var now = AttributeValue.fromN(Long.toString(sending.at().instant().getEpochSecond()));
            writes.add(put(item -> sending.key(key, item), Sending.KEY_CONDITION, Map.of(":now", now)));
        });
        for (Talk.Member member : sending.after().members()) {
            writes.add(put(item -> sending.row(member, item), "", Map.of()));
        }
        var request = TransactWriteItemsRequest.builder()
                .transactItems(writes)
                .clientRequestToken(UUID.randomUUID().toString())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return Future.fromCompletionStage(client.transactWriteItems(request)).mapEmpty();
    }

    private static TransactWriteItem put(
            Consumer<Attributes> layout, String condition, Map<String, AttributeValue> parameters) {
        var item = new Values();
        layout.accept(item);
        var put = Put.builder().tableName(TABLE).item(item.values);
        if (!condition.isEmpty()) {
            put.conditionExpression(condition)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        }
        if (!parameters.isEmpty()) {
            put.expressionAttributeValues(parameters);
        }
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private static TransactWriteItem head(Sending sending) {
        var names = new HashMap<String, String>();
        sending.names().forEach(name -> names.put("#" + names.size(), name));
        var parameters = new Values();
        parameters
                .number(":seen", sending.before().version())
                .number(":version", sending.after().version());
        sending.head(parameters);
        return TransactWriteItem.builder()
                .update(update -> update.tableName(TABLE)
                        .key(Map.of(
                                "pk",
                                        AttributeValue.fromS(
                                                "MSG#" + sending.after().id()),
                                "sk", AttributeValue.fromS("HEAD")))
                        .conditionExpression(Sending.HEAD_CONDITION)
                        .updateExpression(Sending.HEAD_UPDATE)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(parameters.values)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    /** Attributes as the SDK has them. */
    private static final class Values implements Attributes {

        private final Map<String, AttributeValue> values = new LinkedHashMap<>();

        @Override
        public Attributes text(String name, String value) {
            values.put(name, AttributeValue.fromS(value));
            return this;
        }

        @Override
        public Attributes number(String name, long value) {
            values.put(name, AttributeValue.fromN(Long.toString(value)));
            return this;
        }

        @Override
        public Attributes flag(String name, boolean value) {
            values.put(name, AttributeValue.fromBool(value));
            return this;
        }
    }
}
