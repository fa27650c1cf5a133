package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The test's table, as the original made it: an index, a stream of new images, provisioned, no TTL. */
public record LegacyTable(DynamoDbAsyncClient client, String name) {

    private static final int BATCH = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public LegacyTable(DynamoDbAsyncClient client) {
        this(client, OwnTable.NAME);
    }

    /** Makes it anew as the service has it, which is quicker, with these items and nothing else. */
    public void fillFitting(Table table, List<Item> items) {
        if (!isFitting()) {
            drop();
            table.create().await().atMost(PATIENCE);
        }
        write(items().stream()
                .map(item -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(item.key().attributes()))
                        .build())
                .toList());
        put(items);
    }

    /** Makes it anew, with these items and nothing else. */
    public void fill(List<Item> items) {
        drop();
        client.createTable(table -> table.tableName(name)
                        .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                        .attributeDefinitions(string("pk"), string("sk"), string("message_group_uuid"))
                        .provisionedThroughput(
                                five -> five.readCapacityUnits(5L).writeCapacityUnits(5L))
                        .globalSecondaryIndexes(index -> index.indexName("message-group-sk-index")
                                .keySchema(key("message_group_uuid", KeyType.HASH), key("sk", KeyType.RANGE))
                                .projection(all -> all.projectionType(ProjectionType.ALL))
                                .provisionedThroughput(
                                        five -> five.readCapacityUnits(5L).writeCapacityUnits(5L)))
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)))
                .join();
        put(items);
    }

    private boolean isFitting() {
        var description = description();
        return description.globalSecondaryIndexes().isEmpty() && timeToLive() == TimeToLiveStatus.ENABLED;
    }

    private void put(List<Item> items) {
        write(items.stream()
                .map(item -> WriteRequest.builder()
                        .putRequest(put -> put.item(item.attributes()))
                        .build())
                .toList());
    }

    private void write(List<WriteRequest> writes) {
        for (int from = 0; from < writes.size(); from += BATCH) {
            var batch = writes.subList(from, Math.min(writes.size(), from + BATCH));
            client.batchWriteItem(write -> write.requestItems(Map.of(name, batch)))
                    .join();
        }
    }

    private void drop() {
        try {
            client.deleteTable(table -> table.tableName(name)).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ResourceNotFoundException)) {
                throw e;
            }
        }
    }

    /** All that is in it, in the order of the keys. */
    public List<Item> items() {
        var items = new ArrayList<Item>();
        client.scanPaginator(scan -> scan.tableName(name).consistentRead(true))
                .items()
                .subscribe(item -> items.add(Item.of(item)))
                .join();
        items.sort(Comparator.comparing(Item::pk).thenComparing(Item::sk));
        return items;
    }

    public void put(Item item) {
        client.putItem(put -> put.tableName(name).item(item.attributes())).join();
    }

    public void delete(Item item) {
        client.deleteItem(delete -> delete.tableName(name).key(item.key().attributes()))
                .join();
    }

    TableDescription description() {
        return client.describeTable(table -> table.tableName(name)).join().table();
    }

    TimeToLiveStatus timeToLive() {
        return client.describeTimeToLive(table -> table.tableName(name))
                .join()
                .timeToLiveDescription()
                .timeToLiveStatus();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition string(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
