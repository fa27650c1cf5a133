package io.cruddur.conversations.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import io.cruddur.conversations.table.Item;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The stub answers what DynamoDB Local answers, to reads and to writes of single items. Only reserved words are taken by the
 * stub, so none is used here.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoStubTest {

    private static final Map<String, AttributeValue> RICH = Item.keyed("rich", "item")
            .with("words", "Grüße 🙂")
            .with("blank", "")
            .with("version", 7)
            .with("ratio", fromN("-1.50"))
            .with("flagged", true)
            .with("nothing", fromNul(true))
            .with("tags", fromSs(List.of("a", "b")))
            .with("list", List.of(1, Item.map().with("deep", "x")))
            .with(
                    "members",
                    Item.map().with("ada", Item.map().with("read_seq", 3).with("muted", false)))
            .attributes();

    DevServicesContext devServices;
    private Both both;

    @BeforeAll
    void open() {
        both = new Both(devServices);
    }

    @AfterAll
    void close() {
        both.close();
    }

    @BeforeEach
    void create() {
        both.fresh();
    }

    @AfterEach
    void drop() {
        both.drop();
    }

    @ParameterizedTest
    @CsvSource({
        "pk = :pk,",
        "pk = :pk AND sk < :one, 03",
        "pk = :pk AND sk <= :one, 035",
        "pk = :pk AND sk = :one, 03",
        "pk = :pk AND sk > :one, 03",
        "pk = :pk AND sk >= :one, 035",
        "sk >= :one AND pk = :pk, 035",
        "pk = :pk AND sk < :one, nothing is below",
        "pk = :pk AND sk < :one, 0",
        "'pk = :pk AND begins_with(sk, :one)', 0",
        "'pk = :pk AND begins_with(sk, :one)', x"
    })
    void shouldPageAlikeInBothDirections(String condition, String one) {
        Stream.of("00", "01", "02", "03", "04", "05", "1", "~", "ä", "\uFF21", "🙂")
                .forEach(sk -> put("p", sk));
        put("another", "03");
        var values = new HashMap<>(Map.of(":pk", fromS("p")));
        if (one != null) {
            values.put(":one", fromS(one));
        }
        for (boolean forward : List.of(true, false)) {
            for (int limit : List.of(1, 2, 3, 5, 6, 11, 12)) {
                walk(QueryRequest.builder()
                        .tableName(both.table())
                        .keyConditionExpression(condition)
                        .expressionAttributeValues(values)
                        .scanIndexForward(forward)
                        .limit(limit)
                        .consistentRead(forward)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build());
            }
        }
    }

    @Test
    void shouldFindWhatIsBetween() {
        Stream.of("00", "01", "02", "03", "04").forEach(sk -> put("p", sk));
        for (String from : List.of("00", "01", "011", "05")) {
            for (String to : List.of("00", "03", "031", "06")) {
                both.say(
                        DynamoDbAsyncClient::query,
                        query(
                                "pk = :pk AND sk BETWEEN :from AND :to",
                                query -> query.expressionAttributeValues(
                                        Map.of(":pk", fromS("p"), ":from", fromS(from), ":to", fromS(to)))));
            }
        }
    }

    /** Without a limit: DynamoDB Local doesn't say that there may be more when the last item is the end of the range. */
    @ParameterizedTest
    @ValueSource(strings = {"<=", ">="})
    void shouldIncludeTheEnd(String sign) {
        Stream.of("00", "01", "02").forEach(sk -> put("p", sk));
        both.say(
                DynamoDbAsyncClient::query,
                query(
                        "pk = :pk AND sk " + sign + " :one",
                        query -> query.expressionAttributeValues(Map.of(":pk", fromS("p"), ":one", fromS("01")))));
    }

    @Test
    void shouldStartAfterAKeyThatIsNotThere() {
        Stream.of("01", "03").forEach(sk -> put("p", sk));
        for (boolean forward : List.of(true, false)) {
            for (String start : List.of("00", "01", "02", "03", "04")) {
                both.say(
                        DynamoDbAsyncClient::query,
                        query(
                                "pk = :pk",
                                query -> query.scanIndexForward(forward)
                                        .expressionAttributeValues(Map.of(":pk", fromS("p")))
                                        .exclusiveStartKey(key("p", start))));
            }
        }
    }

    @Test
    void shouldEndPagesAfterAMegabyte() {
        IntStream.range(0, 8).forEach(i -> put("p", "0" + i, Map.of("text", fromS("ä".repeat(90_000 + i)))));
        for (boolean forward : List.of(true, false)) {
            walk(query(
                    "pk = :pk",
                    query -> query.scanIndexForward(forward)
                            .expressionAttributeValues(Map.of(":pk", fromS("p")))
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)));
        }
    }

    @Test
    void shouldFilter() {
        IntStream.range(0, 6).forEach(i -> put("p", "0" + i, Map.of("seq", fromN(Integer.toString(i)))));
        walk(query(
                "pk = :pk",
                query -> query.filterExpression("seq > :two AND attribute_exists(seq)")
                        .limit(2)
                        .expressionAttributeValues(Map.of(":pk", fromS("p"), ":two", fromN("2")))));
    }

    @Test
    void shouldGet() {
        both.say(
                DynamoDbAsyncClient::putItem,
                PutItemRequest.builder().tableName(both.table()).item(RICH).build());
        put("large", "item", Map.of("text", fromS("x".repeat(9_000))));
        for (boolean strongly : List.of(true, false)) {
            for (String pk : List.of("rich", "large")) {
                both.say(
                        DynamoDbAsyncClient::getItem,
                        GetItemRequest.builder()
                                .tableName(both.table())
                                .key(key(pk, "item"))
                                .consistentRead(strongly)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build());
            }
            both.say(
                    DynamoDbAsyncClient::getItem,
                    GetItemRequest.builder()
                            .tableName(both.table())
                            .key(key("rich", "nothing"))
                            .consistentRead(strongly)
                            .build());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attribute_exists(pk)",
                "attribute_not_exists(pk)",
                "attribute_not_exists(pk) OR version < :n",
                "attribute_not_exists(pk) OR version < :seven",
                "version = :seven",
                "version <> :seven",
                "version >= :seven AND NOT flagged = :n",
                "(version = :n OR version = :seven) AND attribute_exists(members.ada)",
                "version = :n OR version = :seven AND attribute_not_exists(members.ada)",
                "attribute_exists(members.bob)",
                "attribute_exists(members.ada.read_seq)",
                "attribute_exists(words.ada)",
                "members.ada.read_seq <= :n",
                "absent = :n",
                "absent <> :n",
                "absent < :n",
                "NOT absent = :n",
                "version < :text",
                "version <> :text",
                "#t = :text",
                "begins_with(#t, :text)",
                "begins_with(version, :text)",
                "version BETWEEN :n AND :seven",
                "#t BETWEEN :text AND :text",
                "tags = :tags",
                "#l = :list",
                "members = :members",
                "ratio = :ratio",
                "blank < :text",
                ":n < version"
            })
    void shouldDecideAlike(String condition) {
        both.say(
                DynamoDbAsyncClient::putItem,
                PutItemRequest.builder().tableName(both.table()).item(RICH).build());
        var all = Map.of(
                ":n", fromN("5"),
                ":seven", fromN("7.0"),
                ":text", fromS("Grüße 🙂"),
                ":tags", fromSs(List.of("b", "a")),
                ":list", fromL(List.of(fromN("1.0"), fromM(Map.of("deep", fromS("x"))))),
                ":members", RICH.get("members"),
                ":ratio", fromN("-15E-1"));
        var used = new HashMap<String, AttributeValue>();
        all.forEach((name, value) -> {
            if (condition.matches(".*" + name + "\\b.*")) {
                used.put(name, value);
            }
        });
        used.put(":done", fromS("done"));
        var names = new HashMap<>(Map.of("#t", "words", "#l", "list"));
        names.keySet().removeIf(name -> !condition.contains(name));
        for (String sk : List.of("item", "nothing")) {
            for (var old : ReturnValuesOnConditionCheckFailure.knownValues()) {
                both.say(
                        DynamoDbAsyncClient::updateItem,
                        UpdateItemRequest.builder()
                                .tableName(both.table())
                                .key(key("rich", sk))
                                .conditionExpression(condition)
                                .updateExpression("SET done = :done")
                                .expressionAttributeNames(names.isEmpty() ? null : names)
                                .expressionAttributeValues(used)
                                .returnValues(ReturnValue.ALL_OLD)
                                .returnValuesOnConditionCheckFailure(old)
                                .build());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET version = :x",
                "SET version = :x, another = :x",
                "SET members.ada.read_seq = :x",
                "SET members.bob = :x REMOVE members.ada.muted, absent",
                "REMOVE members.ada, #t SET version = :x",
                "REMOVE members.bob SET version = :x",
                "SET members.bob.read_seq = :x",
                "SET version.deep = :x",
                "REMOVE members.bob.muted SET version = :x",
                "SET another = version, version = :x",
                "SET another = absent, version = :x",
                "SET pk = :x",
                "SET version = :x REMOVE sk",
                "SET #t = :x",
                "set version = :x remove ratio"
            })
    void shouldChangeAlike(String update) {
        both.say(
                DynamoDbAsyncClient::putItem,
                PutItemRequest.builder().tableName(both.table()).item(RICH).build());
        for (String sk : List.of("item", "nothing")) {
            both.say(
                    DynamoDbAsyncClient::updateItem,
                    UpdateItemRequest.builder()
                            .tableName(both.table())
                            .key(key("rich", sk))
                            .updateExpression(update)
                            .expressionAttributeNames(update.contains("#t") ? Map.of("#t", "words") : null)
                            .expressionAttributeValues(Map.of(":x", fromN("5")))
                            .returnValues(ReturnValue.ALL_NEW)
                            .build());
        }
    }

    /** Reads page after page, to the end. */
    private void walk(QueryRequest first) {
        QueryRequest next = first;
        while (next != null) {
            var said = both.say(DynamoDbAsyncClient::query, next);
            assertThat(said.refusal()).isEmpty();
            @SuppressWarnings("unchecked")
            var last = (Map<String, AttributeValue>) said.fields().get("LastEvaluatedKey");
            next = last == null || last.isEmpty()
                    ? null
                    : next.toBuilder().exclusiveStartKey(last).build();
        }
    }

    private QueryRequest query(String condition, Consumer<QueryRequest.Builder> more) {
        return QueryRequest.builder()
                .tableName(both.table())
                .keyConditionExpression(condition)
                .applyMutation(more)
                .build();
    }

    private void put(String pk, String sk) {
        put(pk, sk, Map.of("text", fromS(sk)));
    }

    private void put(String pk, String sk, Map<String, AttributeValue> more) {
        var item = new HashMap<>(key(pk, sk));
        item.putAll(more);
        both.say(
                DynamoDbAsyncClient::putItem,
                PutItemRequest.builder()
                        .tableName(both.table())
                        .item(item)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build());
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", fromS(pk), "sk", fromS(sk));
    }
}
