package io.cruddur.conversations.table;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The calls to the table. Each is counted and timed under the name of the operation it serves, and fails with {@code
 * Unavailable} when DynamoDB is down or throttles; what is left is a defect of ours.
 */
@ApplicationScoped
public class Dynamo {

    private final DynamoDbAsyncClient client;
    private final String table;
    private final CallMetrics metrics;
    private final Consumption consumption;
    private final AwsRequestOverrideConfiguration usual =
            AwsRequestOverrideConfiguration.builder().build();
    private final AwsRequestOverrideConfiguration once = Attempts.once();
    private final AwsRequestOverrideConfiguration allButOne;

    Dynamo(DynamoDbAsyncClient client, TableConfig config, CallMetrics metrics, Consumption consumption) {
        this.client = client;
        this.table = config.name();
        this.metrics = metrics;
        this.consumption = consumption;
        this.allButOne = Attempts.only(Math.max(1, config.attempts() - 1));
    }

    /** One item, strongly consistent: 1 RCU for each 4 KB begun, half of one when there is none. */
    public Uni<Optional<Item>> get(String operation, String pk, String sk) {
        return get(operation, pk, sk, usual);
    }

    /** The same in one attempt, but for a lost connection: what it fails with, others have failed with before. */
    public Uni<Optional<Item>> look(String operation, String pk, String sk) {
        return get(operation, pk, sk, once);
    }

    private Uni<Optional<Item>> get(String operation, String pk, String sk, AwsRequestOverrideConfiguration attempts) {
        return call(
                        operation,
                        () -> client.getItem(get -> get.tableName(table)
                                .overrideConfiguration(attempts)
                                .key(Item.keyed(pk, sk).attributes())
                                .consistentRead(true)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)),
                        response -> countedReads(response.consumedCapacity()))
                .map(Dynamo::found);
    }

    /**
     * The items of one partition that sort below a key, or all, highest first, strongly consistent: 1 RCU for each 4 KB
     * begun of their total size.
     */
    public Uni<Range> newest(String operation, String pk, Optional<String> below, int limit) {
        var parameters = Item.map().with(":pk", pk);
        below.ifPresent(sk -> parameters.with(":sk", sk));
        String condition = below.isPresent() ? "pk = :pk AND sk < :sk" : "pk = :pk";
        return query(operation, condition, parameters, false, limit);
    }

    /** The items of one partition between two keys, both included, lowest first; consistency and cost as above. */
    public Uni<Range> oldest(String operation, String pk, String from, String to, int limit) {
        var parameters = Item.map().with(":pk", pk).with(":from", from).with(":to", to);
        return query(operation, "pk = :pk AND sk BETWEEN :from AND :to", parameters, true, limit);
    }

    private Uni<Range> query(String operation, String condition, Item parameters, boolean ascending, int limit) {
        var query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression(condition)
                .expressionAttributeValues(parameters.attributes())
                .scanIndexForward(ascending)
                .limit(limit)
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return call(operation, () -> client.query(query), response -> countedReads(response.consumedCapacity()))
                .map(Dynamo::range);
    }

    /**
     * A page of one of the segments that the whole table is divided into, from its beginning or after an item: all items of
     * a partition are in one segment, one after the other, in the order of their sort keys. Eventually consistent; half of
     * an RCU for each 4 KB begun, up to 1 MB.
     */
    public Uni<Range> scan(String operation, int segment, int segments, Optional<Item> after) {
        return scan(operation, segment, segments, after, OptionalInt.empty());
    }

    /** The same, of so many items at most. */
    public Uni<Range> scan(String operation, int segment, int segments, Optional<Item> after, OptionalInt limit) {
        var scan = ScanRequest.builder()
                .tableName(table)
                .segment(segment)
                .totalSegments(segments)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        limit.ifPresent(scan::limit);
        after.ifPresent(item -> scan.exclusiveStartKey(item.key().attributes()));
        return call(operation, () -> client.scan(scan.build()), response -> countedReads(response.consumedCapacity()))
                .map(Dynamo::range);
    }

    /**
     * All of the writes or none: 2 WCU for each KB begun of each item, deleted items included.
     *
     * <p>The request carries a client token, so that a repetition after an answer that was lost (the SDK repeats the same
     * bytes) finds the first outcome, for ten minutes, and never stores anything twice.
     */
    public Uni<Outcome> transact(String operation, List<Write> writes) {
        return transact(operation, writes, usual);
    }

    /** The same in an attempt less, which is for a {@link #look} at what became of it. */
    public Uni<Outcome> transactBeforeLook(String operation, List<Write> writes) {
        return transact(operation, writes, allButOne);
    }

    private Uni<Outcome> transact(String operation, List<Write> writes, AwsRequestOverrideConfiguration attempts) {
        var request = TransactWriteItemsRequest.builder()
                .overrideConfiguration(attempts)
                .transactItems(writes.stream().map(write -> write.on(table)).toList())
                .clientRequestToken(UUID.randomUUID().toString())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return call(operation, () -> client.transactWriteItems(request), response -> countedWrites(response))
                .<Outcome>map(response -> new Outcome.Committed())
                .onFailure(TransactionCanceledException.class)
                .recoverWithItem(Failures::refusal);
    }

    private <T> Uni<T> call(
            String operation,
            Supplier<CompletableFuture<T>> call,
            Function<T, ? extends Iterable<ConsumedCapacity>> capacity) {
        return Uni.createFrom().deferred(() -> {
            var timing = metrics.start(operation);
            return Uni.createFrom()
                    .completionStage(call)
                    .onItem()
                    .invoke(response -> timing.succeeded(capacity.apply(response)))
                    .onFailure()
                    .transform(Failures::named)
                    .onFailure()
                    .invoke(timing::failed);
        });
    }

    /** Not everything that speaks DynamoDB's protocol reports capacity. */
    private List<ConsumedCapacity> countedReads(@Nullable ConsumedCapacity capacity) {
        List<ConsumedCapacity> reported = capacity == null ? List.of() : List.of(capacity);
        consumption.addReads(reported);
        return reported;
    }

    private List<ConsumedCapacity> countedWrites(TransactWriteItemsResponse response) {
        consumption.addWrites(response.consumedCapacity());
        return response.consumedCapacity();
    }

    private static Optional<Item> found(GetItemResponse response) {
        return response.hasItem() ? Optional.of(Item.of(response.item())) : Optional.empty();
    }

    private static Range range(QueryResponse response) {
        return new Range(response.items().stream().map(Item::of).toList(), response.hasLastEvaluatedKey());
    }

    private static Range range(ScanResponse response) {
        return new Range(response.items().stream().map(Item::of).toList(), response.hasLastEvaluatedKey());
    }
}
