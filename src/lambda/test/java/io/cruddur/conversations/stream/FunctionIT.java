package io.cruddur.conversations.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.devservices.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The packaged function, called as Lambda calls it, on a real table and a real Postgres. */
class FunctionIT {

    private static final String TABLE = "messages-of-the-function";
    private static final long PATIENCE = 60;

    private static Backends backends;
    private static DynamoDbClient table;
    private static RuntimeApi api;
    private static List<String> files;
    private static FunctionProcess function;

    private final String ada = person();
    private final String bob = person();
    private final String group = UUID.randomUUID().toString();

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        backends = Backends.start(1);
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("src/main/resources/db/schema.sql")));
        }
        table = DynamoDbClient.builder()
                .endpointOverride(URI.create("http://localhost:" + backends.dynamoDb()))
                .region(Region.CA_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        table.createTable(create -> create.tableName(TABLE)
                .keySchema(
                        key -> key.attributeName("pk").keyType(KeyType.HASH),
                        key -> key.attributeName("sk").keyType(KeyType.RANGE))
                .attributeDefinitions(
                        pk -> pk.attributeName("pk").attributeType(ScalarAttributeType.S),
                        sk -> sk.attributeName("sk").attributeType(ScalarAttributeType.S))
                .billingMode(BillingMode.PAY_PER_REQUEST));
        api = new RuntimeApi();
        files = FunctionProcess.unpack();
        function = FunctionProcess.start(api.address(), environment(backends.dynamoDb()));
    }

    @AfterAll
    static void remove() {
        function.close();
        api.close();
        table.close();
    }

    /** As the template says them. */
    private static String javaOptions() {
        try (var lines = Files.lines(Path.of("deploy", "stream.yaml"))) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("JAVA_TOOL_OPTIONS: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("JAVA_TOOL_OPTIONS: ".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> environment(int dynamoDb) {
        return Map.of(
                "JAVA_TOOL_OPTIONS", javaOptions(),
                "AWS_ENDPOINT_URL", "http://localhost:" + dynamoDb,
                "AWS_REGION", "ca-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "DDB_MESSAGE_TABLE", TABLE,
                "CONNECTION_URL", "postgresql://postgres:password@localhost:" + backends.postgres() + "/cruddur");
    }

    @Test
    void shouldPutWhatOthersStoredIntoTheInboxes() {
        var row = put("GRP#" + ada, Map.of("message_group_uuid", group, "user_uuid", bob, "message", "hello"));
        var message = put("MSG#" + group, Map.of("user_uuid", bob, "message", "hello"));

        assertThat(call(api, event(row, message))).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(call(api, event(message, row, row))).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(List.of(ada, bob)).allSatisfy(person -> assertThat(inbox(person))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("message").s()).isEqualTo("hello");
                    assertThat(item.get("seq").n()).isEqualTo("1");
                    assertThat(item.get("message_group_uuid").s()).isEqualTo(group);
                }));
    }

    @Test
    void shouldSayFromWhereToDeliverAgain() {
        var row = put("GRP#" + ada, Map.of("message_group_uuid", group, "user_uuid", bob));
        var own = Map.of("pk", AttributeValue.fromS("BLK#" + ada), "sk", AttributeValue.fromS(bob));
        try (var elsewhere = new RuntimeApi();
                var _ = FunctionProcess.start(elsewhere.address(), environment(1))) {
            assertThat(call(elsewhere, event(own, row, row)))
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
        }
    }

    @Test
    void shouldHaveNothingOfDevModeInIt() {
        assertThat(files)
                .anyMatch(file -> file.endsWith("StreamFunction.class") || file.startsWith("lib/"))
                .noneMatch(file -> file.contains("conversations/devservices") || file.contains("DynamoDBLocal"));
    }

    private static String call(RuntimeApi runtime, String event) {
        return runtime.invoke(event).orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    private static Map<String, AttributeValue> put(String pk, Map<String, String> attributes) {
        var item = new HashMap<String, AttributeValue>();
        attributes.forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
        item.put("pk", AttributeValue.fromS(pk));
        item.put("sk", AttributeValue.fromS(Instant.now().toString()));
        table.putItem(put -> put.tableName(TABLE).item(item));
        return item;
    }

    private static List<Map<String, AttributeValue>> inbox(String person) {
        return table.query(query -> query.tableName(TABLE)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("GRP#" + person))))
                .items();
    }

    /** As Lambda tells it: records of items that were put, all of strings. */
    @SafeVarargs
    private static String event(Map<String, AttributeValue>... items) {
        var records = new StringBuilder();
        for (int i = 0; i < items.length; i++) {
            var keys = new HashMap<>(items[i]);
            keys.keySet().retainAll(List.of("pk", "sk"));
            records.append(i == 0 ? "" : ",").append("""
                    {"eventID": "%d", "eventName": "INSERT", "eventVersion": "1.1", "eventSource": "aws:dynamodb",
                     "awsRegion": "ca-central-1", "eventSourceARN": "arn:aws:dynamodb:ca-central-1:1:table/t/stream/s",
                     "dynamodb": {"ApproximateCreationDateTime": 1.8E9, "SequenceNumber": "%d", "SizeBytes": 100,
                      "StreamViewType": "NEW_AND_OLD_IMAGES", "Keys": %s, "NewImage": %s}}
                    """.formatted(i + 1, i + 1, json(keys), json(items[i])));
        }
        return "{\"Records\": [" + records + "]}";
    }

    private static String json(Map<String, AttributeValue> strings) {
        return strings.entrySet().stream()
                .map(entry -> "\"%s\": {\"S\": \"%s\"}"
                        .formatted(entry.getKey(), entry.getValue().s()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String person() {
        String handle = "p" + UUID.randomUUID();
        try (var connection = connection();
                var insert = connection.prepareStatement("INSERT INTO public.users (display_name, handle, email,"
                        + " cognito_user_id) VALUES ('Somebody', ?, 'x@example.org', 'MOCK') RETURNING uuid")) {
            insert.setString(1, handle);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + backends.postgres() + "/cruddur", "postgres", "password");
    }
}
