package io.cruddur.conversations.world;

import io.cruddur.conversations.table.Item;
import io.quarkus.test.common.DevServicesContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What is stored in the table, read past the service: for what its answers can't show. */
public final class StoredTable implements AutoCloseable {

    private static final String NAME = "cruddur-messages";
    private static final String HEAD = "HEAD";

    private final DynamoDbClient client;

    private StoredTable(DynamoDbClient client) {
        this.client = client;
    }

    public static StoredTable of(DevServicesContext devServices) {
        Map<String, String> properties = devServices.devServicesProperties();
        var credentials = AwsBasicCredentials.create(
                properties.get("quarkus.dynamodb.aws.credentials.static-provider.access-key-id"),
                properties.get("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key"));
        return new StoredTable(DynamoDbClient.builder()
                .endpointOverride(URI.create(properties.get("quarkus.dynamodb.endpoint-override")))
                .region(Region.of(properties.get("quarkus.dynamodb.aws.region")))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create())
                .build());
    }

    /** The items of a partition, in their order. */
    public List<Item> partition(String pk) {
        var response = client.query(query -> query.tableName(NAME)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk))));
        if (response.hasLastEvaluatedKey()) {
            throw new IllegalStateException("more than a page of items in " + pk);
        }
        return response.items().stream().map(Item::of).toList();
    }

    /** The messages of a conversation, oldest first. */
    public List<Item> messages(Object conversation) {
        return partition("MSG#" + conversation).stream()
                .filter(item -> !item.sk().equals(HEAD))
                .toList();
    }

    public Item head(Object conversation) {
        return partition("MSG#" + conversation).getLast();
    }

    /** The rows of a person's inbox, the highest last. */
    public List<Item> inbox(Object user) {
        return partition("GRP#" + user);
    }

    /** The pair items of two people; there should be at most one. */
    public List<Item> pair(Object one, Object other) {
        var uuids = List.of(one.toString(), other.toString()).stream().sorted().toList();
        return partition("DM#" + String.join("#", uuids));
    }

    /** How many conversations a person is a member of, whatever their inbox says. */
    public long conversationsOf(Object user) {
        return client
                .scanPaginator(scan -> scan.tableName(NAME)
                        .consistentRead(true)
                        .filterExpression("sk = :head AND attribute_exists(members.#user)")
                        .expressionAttributeNames(Map.of("#user", user.toString()))
                        .expressionAttributeValues(Map.of(":head", AttributeValue.fromS(HEAD))))
                .items()
                .stream()
                .count();
    }

    /** Deletes an item. */
    public void delete(Item item) {
        client.deleteItem(delete -> delete.tableName(NAME).key(item.key().attributes()));
    }

    /** Puts an item as somebody would who doesn't know of the service. */
    public void put(Item item) {
        client.putItem(put -> put.tableName(NAME).item(item.attributes()));
    }

    /** Carries out a transaction if it can be, as DynamoDB does when a request arrives of which nobody knows any more. */
    public void carryOut(TransactWriteItemsRequest transaction) {
        try {
            client.transactWriteItems(transaction);
        } catch (TransactionCanceledException refused) {
            // nobody is told
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
