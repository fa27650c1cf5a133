package io.cruddur.conversations.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** The stub answers what DynamoDB Local answers to reads. */
@QuarkusTest
class ReadsTest extends SideBySide {

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
                                        .exclusiveStartKey(ExpressionsTest.key("p", start))));
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
                PutItemRequest.builder()
                        .tableName(both.table())
                        .item(ExpressionsTest.RICH)
                        .build());
        put("large", "item", Map.of("text", fromS("x".repeat(9_000))));
        for (boolean strongly : List.of(true, false)) {
            for (String pk : List.of("rich", "large")) {
                both.say(
                        DynamoDbAsyncClient::getItem,
                        GetItemRequest.builder()
                                .tableName(both.table())
                                .key(ExpressionsTest.key(pk, "item"))
                                .consistentRead(strongly)
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                .build());
            }
            both.say(
                    DynamoDbAsyncClient::getItem,
                    GetItemRequest.builder()
                            .tableName(both.table())
                            .key(ExpressionsTest.key("rich", "nothing"))
                            .consistentRead(strongly)
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
        var item = new HashMap<>(ExpressionsTest.key(pk, sk));
        item.putAll(more);
        both.say(
                DynamoDbAsyncClient::putItem,
                PutItemRequest.builder()
                        .tableName(both.table())
                        .item(item)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build());
    }
}
