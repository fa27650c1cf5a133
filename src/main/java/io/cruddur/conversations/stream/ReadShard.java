package io.cruddur.conversations.stream;

import io.cruddur.conversations.table.Item;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;

/** Reads a shard of the stream from its beginning, and stays at a record until it is handled. */
final class ReadShard {

    private final DynamoDbStreamsAsyncClient client;
    private final String stream;
    private final String id;
    private final HandleChanges handleChanges;
    private @Nullable String iterator;
    private @Nullable String from;
    private ShardIteratorType how = ShardIteratorType.TRIM_HORIZON;
    private boolean ended;

    ReadShard(DynamoDbStreamsAsyncClient client, String stream, String id, HandleChanges handleChanges) {
        this.client = client;
        this.stream = stream;
        this.id = id;
        this.handleChanges = handleChanges;
    }

    /** Whether all of it has been read. */
    boolean isRead() {
        return ended;
    }

    /** Handles the next records, and those that come after them, until there are none for now. */
    Uni<Void> read() {
        return iterator()
                .chain(at -> Uni.createFrom().completionStage(() -> client.getRecords(get -> get.shardIterator(at))))
                .chain(this::handle)
                .chain(more -> more ? read() : Uni.createFrom().voidItem())
                .onFailure(failure ->
                        failure instanceof ExpiredIteratorException || failure instanceof TrimmedDataAccessException)
                .recoverWithUni(this::lost);
    }

    private Uni<String> iterator() {
        String at = iterator;
        if (at != null) {
            return Uni.createFrom().item(at);
        }
        var request = GetShardIteratorRequest.builder()
                .streamArn(stream)
                .shardId(id)
                .shardIteratorType(how)
                .sequenceNumber(from)
                .build();
        return Uni.createFrom()
                .completionStage(() -> client.getShardIterator(request))
                .map(response -> response.shardIterator());
    }

    private Uni<Void> lost(Throwable failure) {
        iterator = null;
        if (failure instanceof TrimmedDataAccessException) {
            how = ShardIteratorType.TRIM_HORIZON;
            from = null;
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Boolean> handle(GetRecordsResponse response) {
        var changes = response.records().stream().map(ReadShard::change).toList();
        return handleChanges.handle(changes).map(failed -> {
            if (failed.isPresent()) {
                at(ShardIteratorType.AT_SEQUENCE_NUMBER, failed.get());
                iterator = null;
                return false;
            }
            if (!changes.isEmpty()) {
                at(ShardIteratorType.AFTER_SEQUENCE_NUMBER, changes.getLast());
            }
            iterator = response.nextShardIterator();
            ended = iterator == null;
            return !ended && !changes.isEmpty();
        });
    }

    private void at(ShardIteratorType type, Change change) {
        how = type;
        from = change.sequence();
    }

    private static Change change(Record told) {
        var change = told.dynamodb();
        return new Change(
                change.sequenceNumber(),
                Item.of(change.keys()),
                told.eventName() == OperationType.REMOVE,
                image(change.hasOldImage(), change.oldImage()),
                image(change.hasNewImage(), change.newImage()));
    }

    private static Optional<Item> image(boolean isThere, Map<String, AttributeValue> image) {
        return isThere ? Optional.of(Item.of(image)) : Optional.empty();
    }
}
