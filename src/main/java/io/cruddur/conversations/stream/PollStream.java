package io.cruddur.conversations.stream;

import io.cruddur.conversations.table.TableConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;

/**
 * Reads the table's stream, as a Lambda does in production: where there is none, in dev mode. It keeps no note of how far it
 * is, since what it has handled already does nothing when it comes again.
 */
@ApplicationScoped
class PollStream {

    private static final Logger LOG = Logger.getLogger(PollStream.class);

    private final StreamConfig config;
    private final String table;
    private final DynamoDbAsyncClient tables;
    private final Instance<DynamoDbStreamsAsyncClient> streams;
    private final HandleChanges handleChanges;
    private final Map<String, ReadShard> shards = new LinkedHashMap<>();
    private Optional<Cancellable> running = Optional.empty();
    private boolean failing;

    PollStream(
            StreamConfig config,
            TableConfig table,
            DynamoDbAsyncClient tables,
            Instance<DynamoDbStreamsAsyncClient> streams,
            HandleChanges handleChanges) {
        this.config = config;
        this.table = table.name();
        this.tables = tables;
        this.streams = streams;
        this.handleChanges = handleChanges;
    }

    void start(@Observes StartupEvent event) {
        if (config.poll()) {
            running = Optional.of(Uni.createFrom()
                    .deferred(this::round)
                    .invoke(() -> failing = false)
                    .onFailure()
                    .recoverWithItem(this::failed)
                    .onItem()
                    .delayIt()
                    .by(config.every())
                    .repeat()
                    .indefinitely()
                    .subscribe()
                    .with(_ -> {}));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        running.ifPresent(Cancellable::cancel);
    }

    private Void failed(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.warnf("The stream of the table %s can't be read for now: %s", table, failure);
        }
        return null;
    }

    private Uni<Void> round() {
        return Uni.createFrom()
                .completionStage(() -> tables.describeTable(describe -> describe.tableName(table)))
                .map(response -> Optional.ofNullable(response.table().latestStreamArn()))
                .chain(arn ->
                        arn.map(this::read).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> read(String stream) {
        return describe(stream, Optional.empty())
                .chain(told -> Multi.createFrom()
                        .iterable(readable(stream, told))
                        .onItem()
                        .transformToUniAndConcatenate(ReadShard::read)
                        .collect()
                        .last());
    }

    private Uni<List<Shard>> describe(String stream, Optional<String> after) {
        return Uni.createFrom()
                .completionStage(() -> streams.get()
                        .describeStream(
                                describe -> describe.streamArn(stream).exclusiveStartShardId(after.orElse(null))))
                .map(response -> response.streamDescription())
                .chain(page -> Optional.ofNullable(page.lastEvaluatedShardId())
                        .map(last -> describe(stream, Optional.of(last)).map(rest -> joined(page, rest)))
                        .orElseGet(() -> Uni.createFrom().item(page.shards())));
    }

    private static List<Shard> joined(StreamDescription page, List<Shard> rest) {
        var all = new ArrayList<>(page.shards());
        all.addAll(rest);
        return all;
    }

    /** Those that aren't read to their ends, after those that they came from. */
    private List<ReadShard> readable(String stream, List<Shard> told) {
        shards.keySet().retainAll(told.stream().map(Shard::shardId).toList());
        told.forEach(shard ->
                shards.computeIfAbsent(shard.shardId(), id -> new ReadShard(streams.get(), stream, id, handleChanges)));
        return told.stream()
                .filter(shard -> open(shard.parentShardId()).isEmpty())
                .flatMap(shard -> open(shard.shardId()).stream())
                .toList();
    }

    private Optional<ReadShard> open(@Nullable String shard) {
        return Optional.ofNullable(shards.get(shard)).filter(known -> !known.isRead());
    }
}
