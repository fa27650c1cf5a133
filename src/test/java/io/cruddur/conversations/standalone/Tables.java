package io.cruddur.conversations.standalone;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.cruddur.conversations.table.Item;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What an operator sees and does beside the service. */
public record Tables(int port, String name) {

    /** The tables that there are. */
    public List<String> names() {
        try (var client = client()) {
            return client.listTables().join().tableNames();
        }
    }

    /** How many messages a conversation has. */
    int lastSeq(String conversation) {
        try (var client = client()) {
            var head = client.getItem(get ->
                            get.tableName(name).key(Map.of("pk", fromS("MSG#" + conversation), "sk", fromS("HEAD"))))
                    .join();
            return Integer.parseInt(head.item().get("last_seq").n());
        }
    }

    /** Puts items as somebody would who doesn't know of the service. */
    public void put(List<Item> items) {
        try (var client = client()) {
            items.forEach(item -> client.putItem(put -> put.tableName(name).item(item.attributes()))
                    .join());
        }
    }

    /** Creates a table with these keys. */
    public void create(String name, String hash, String range) {
        try (var client = client()) {
            client.createTable(table -> table.tableName(name)
                            .billingMode(BillingMode.PAY_PER_REQUEST)
                            .keySchema(key(hash, KeyType.HASH), key(range, KeyType.RANGE))
                            .attributeDefinitions(string(hash), string(range)))
                    .join();
        }
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

    private DynamoDbAsyncClient client() {
        return DynamoDbAsyncClient.builder()
                .endpointOverride(URI.create("http://localhost:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
