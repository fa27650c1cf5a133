package io.cruddur.conversations.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.cruddur.conversations.table.Item;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** The stub's tables as a whole are DynamoDB Local's: their states, scans, and what isn't a request at all. */
@QuarkusTest
class TablesTest extends SideBySide {

    @Test
    void shouldCreateOnce() {
        assertThat(both.say((client, _) -> both.create(client), both.table()).refusal())
                .isEqualTo("ResourceInUseException");
    }

    @Test
    void shouldSwitchTheTimeToLiveOnOnce() {
        var describe =
                DescribeTimeToLiveRequest.builder().tableName(both.table()).build();
        var update = UpdateTimeToLiveRequest.builder()
                .tableName(both.table())
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires_at"))
                .build();
        both.say(DynamoDbAsyncClient::describeTimeToLive, describe);
        both.say(DynamoDbAsyncClient::updateTimeToLive, update);
        both.say(DynamoDbAsyncClient::describeTimeToLive, describe);
        assertThat(both.say(DynamoDbAsyncClient::updateTimeToLive, update).refusal())
                .isEqualTo("ValidationException");
    }

    @Test
    void shouldRefuseWhatIsNoRequest() {
        var query = QueryRequest.builder()
                .tableName(both.table())
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", fromS("p")));
        var wrong = List.of(
                query.copy().keyConditionExpression("pk = :other").build(),
                query.copy().keyConditionExpression("pk > :pk").build(),
                query.copy().keyConditionExpression("pk = :pk AND").build(),
                query.copy().keyConditionExpression("sk = :pk").build(),
                query.copy().keyConditionExpression("pk = :pk OR sk = :pk").build(),
                query.copy().limit(0).build(),
                query.copy()
                        .expressionAttributeValues(Map.of(":pk", fromS("p"), ":more", fromS("q")))
                        .build(),
                query.copy().expressionAttributeNames(Map.of("#more", "q")).build(),
                query.copy()
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromN("1")))
                        .build(),
                query.copy().tableName("no-such-table").build());
        wrong.forEach(request -> assertThat(
                        both.say(DynamoDbAsyncClient::query, request).refusal())
                .isNotEmpty());
        var keys = List.of(
                Item.map().with("pk", "p"),
                Item.keyed("p", "s").with("more", "m"),
                Item.map().with("pk", "p").with("sk", 1),
                Item.keyed("p", ""));
        keys.forEach(key -> {
            assertThat(both.say(
                                    DynamoDbAsyncClient::getItem,
                                    GetItemRequest.builder()
                                            .tableName(both.table())
                                            .key(key.attributes())
                                            .build())
                            .refusal())
                    .isEqualTo("ValidationException");
        });
    }

    /** In another order than DynamoDB Local's, so this is about what is found in all segments together. */
    @Test
    void shouldScanEachItemOnce() {
        for (int partition = 0; partition < 20; partition++) {
            for (String sk : List.of("a", "b", "c")) {
                put(Item.keyed("p" + partition, sk).with("words", "x".repeat(30_000)));
            }
        }
        for (int segments : List.of(1, 3)) {
            for (Integer limit : new Integer[] {null, 7}) {
                var found = IntStream.range(0, segments)
                        .mapToObj(segment -> scanned(segment, segments, limit))
                        .flatMap(List::stream)
                        .toList();
                assertThat(found).hasSize(60).doesNotHaveDuplicates();
                for (int partition = 0; partition < 20; partition++) {
                    String pk = "p" + partition;
                    int first = found.indexOf(pk + "a");
                    assertThat(found.subList(first, first + 3)).containsExactly(pk + "a", pk + "b", pk + "c");
                }
            }
        }
    }

    private List<String> scanned(int segment, int segments, Integer limit) {
        var scan = ScanRequest.builder()
                .tableName(both.table())
                .segment(segment)
                .totalSegments(segments)
                .limit(limit);
        var found = new ArrayList<String>();
        var page = both.stubbed().scan(scan.build()).join();
        while (true) {
            page.items()
                    .forEach(item ->
                            found.add(item.get("pk").s() + item.get("sk").s()));
            if (!page.hasLastEvaluatedKey()) {
                return found;
            }
            page = both.stubbed()
                    .scan(scan.exclusiveStartKey(page.lastEvaluatedKey()).build())
                    .join();
        }
    }

    private void put(Item item) {
        both.say(
                DynamoDbAsyncClient::putItem,
                PutItemRequest.builder()
                        .tableName(both.table())
                        .item(item.attributes())
                        .build());
    }
}
