package io.cruddur.conversations.table;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/**
 * Makes a table that somebody else created as the service wants it. A stream of another kind is replaced by a new one,
 * which also cuts off whoever read the old.
 */
@ApplicationScoped
public class Fitting {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final DynamoDbAsyncClient client;
    private final String name;

    Fitting(DynamoDbAsyncClient client, TableConfig config) {
        this.client = client;
        this.name = config.name();
    }

    private static final class StillChanging extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What is not as it should be. */
    public enum Misfit {
        STREAM,
        INDEX,
        TTL
    }

    /**
     * What is to be mended. Fails with {@code IllegalStateException} if there is no table, with {@code Unavailable} if
     * DynamoDB can't be asked.
     */
    public Uni<List<Misfit>> misfits() {
        return describe()
                .chain(table -> Uni.createFrom()
                        .completionStage(() -> client.describeTimeToLive(ttl -> ttl.tableName(name)))
                        .map(ttl -> {
                            var misfits = new ArrayList<Misfit>();
                            if (!hasStream(table)) {
                                misfits.add(Misfit.STREAM);
                            }
                            if (table.hasGlobalSecondaryIndexes()
                                    && !table.globalSecondaryIndexes().isEmpty()) {
                                misfits.add(Misfit.INDEX);
                            }
                            var status = ttl.timeToLiveDescription().timeToLiveStatus();
                            if (status == null || status == TimeToLiveStatus.DISABLED) {
                                misfits.add(Misfit.TTL);
                            }
                            return List.copyOf(misfits);
                        }))
                .onFailure(failure -> !(failure instanceof IllegalStateException))
                .transform(Failures::named);
    }

    /** Mends it, and waits until that is done. */
    public Uni<Void> mend(Misfit misfit) {
        return switch (misfit) {
            case STREAM -> describe().chain(this::stream);
            case INDEX -> describe().chain(this::dropIndexes);
            case TTL ->
                Uni.createFrom()
                        .completionStage(() -> client.updateTimeToLive(update -> update.tableName(name)
                                .timeToLiveSpecification(
                                        ttl -> ttl.enabled(true).attributeName(Write.EXPIRES_AT))))
                        .replaceWithVoid();
        };
    }

    private Uni<Void> stream(TableDescription table) {
        boolean isOn = table.streamSpecification() != null
                && table.streamSpecification().streamEnabled();
        Uni<Void> off = isOn
                ? update(UpdateTableRequest.builder()
                        .streamSpecification(stream -> stream.streamEnabled(false))
                        .build())
                : Uni.createFrom().voidItem();
        return off.chain(() -> update(UpdateTableRequest.builder()
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build()));
    }

    private Uni<Void> dropIndexes(TableDescription table) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (GlobalSecondaryIndexDescription index : table.globalSecondaryIndexes()) {
            var drop = GlobalSecondaryIndexUpdate.builder()
                    .delete(delete -> delete.indexName(index.indexName()))
                    .build();
            if (!isBeingDeleted(index)) {
                done = done.chain(() -> update(UpdateTableRequest.builder()
                        .globalSecondaryIndexUpdates(drop)
                        .build()));
            }
        }
        return done.chain(this::settled);
    }

    private Uni<Void> update(UpdateTableRequest request) {
        var named = request.toBuilder().tableName(name).build();
        return patiently(
                        Uni.createFrom().completionStage(() -> client.updateTable(named)),
                        failure ->
                                failure instanceof ResourceInUseException || failure instanceof LimitExceededException)
                .chain(this::settled);
    }

    private Uni<Void> settled() {
        return patiently(
                        describe().invoke(table -> {
                            if (!isActive(table)) {
                                throw new StillChanging();
                            }
                        }),
                        StillChanging.class::isInstance)
                .replaceWithVoid();
    }

    private static <T> Uni<T> patiently(Uni<T> call, Predicate<Throwable> mayPass) {
        return call.onFailure(mayPass).retry().withBackOff(PAUSE, LONGEST_PAUSE).expireIn(PATIENCE.toMillis());
    }

    private static boolean isBeingDeleted(GlobalSecondaryIndexDescription index) {
        return index.indexStatus() == IndexStatus.DELETING;
    }

    private static boolean isActive(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE
                && table.globalSecondaryIndexes().stream().noneMatch(Fitting::isBeingDeleted);
    }

    private static boolean hasStream(TableDescription table) {
        var stream = table.streamSpecification();
        return stream != null && stream.streamViewType() == StreamViewType.NEW_AND_OLD_IMAGES;
    }

    private Uni<TableDescription> describe() {
        return Uni.createFrom()
                .completionStage(() -> client.describeTable(describe -> describe.tableName(name)))
                .onFailure(ResourceNotFoundException.class)
                .transform(_ -> new IllegalStateException("There is no table " + name))
                .map(DescribeTableResponse::table);
    }
}
