package io.cruddur.conversations.stream;

import io.cruddur.conversations.table.Item;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
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

/** Reads a shard of the stream from its beginning, and stays at a record until it is handled, or given up. */
final class ReadShard {

    private static final Logger LOG = Logger.getLogger(ReadShard.class);
    private static final int ATTEMPTS = 5;

    private final DynamoDbStreamsAsyncClient client;
    private final String stream;
    private final String id;
    private final HandleChanges handleChanges;
    private @Nullable String iterator;
    private @Nullable String from;
    private ShardIteratorType how = ShardIteratorType.TRIM_HORIZON;
    private int inVain;
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
                stay(failed.get());
                return false;
            }
            if (!changes.isEmpty()) {
                go(changes);
            }
            iterator = response.nextShardIterator();
            ended = iterator == null;
            return !ended && !changes.isEmpty();
        });
    }

    private void go(List<Change> done) {
        how = ShardIteratorType.AFTER_SEQUENCE_NUMBER;
        from = done.getLast().sequence();
        inVain = 0;
    }

    /** A store that is away is waited for; a record that can't be handled in any case isn't. */
    private void stay(HandleChanges.Failed failed) {
        Change change = failed.change();
        inVain = change.sequence().equals(from) ? inVain : 0;
        inVain += failed.mayPass() ? 0 : 1;
        boolean givenUp = inVain >= ATTEMPTS;
        if (givenUp) {
            LOG.errorf("The record %s can't be handled: given up", change);
        }
        how = givenUp ? ShardIteratorType.AFTER_SEQUENCE_NUMBER : ShardIteratorType.AT_SEQUENCE_NUMBER;
        from = change.sequence();
        iterator = null;
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
