package io.cruddur.conversations.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.cruddur.conversations.stub.Both.Said;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Write;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The stub does what DynamoDB Local does with the transactions that the service makes. */
@QuarkusTest
class TransactionsTest extends SideBySide {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldWriteAllOrNothing() {
        assertThat(write(Write.putNew(head()), Write.put(item("1")), Write.absent("p", "2")))
                .isEmpty();
        assertThat(write(Write.put(item("2")), Write.putNew(head()), Write.absent("p", "1"), Write.put(item("3"))))
                .isEqualTo("TransactionCanceledException");
        assertThat(write(Write.delete("p", "1"), Write.delete("p", "never was"), Write.put(item("3"))))
                .isEmpty();
        assertThat(write(Write.set("p", "HEAD", Item.map().with("title", "Sailing"))))
                .isEmpty();
        assertThat(write(Write.set("p", "nothing", Item.map().with("title", "Sailing"))))
                .isEqualTo("TransactionCanceledException");
    }

    @Test
    void shouldGuardByTheVersion() {
        assertThat(write(update(0))).isEqualTo("TransactionCanceledException");
        assertThat(write(Write.put(head()))).isEmpty();
        assertThat(write(update(3))).isEqualTo("TransactionCanceledException");
        assertThat(write(update(0))).isEmpty();
        assertThat(write(update(0), Write.put(item("1")))).isEqualTo("TransactionCanceledException");
        assertThat(write(update(1).set(true, "members", "ada", "muted").remove("members", "bob"), Write.put(item("1"))))
                .isEmpty();
        assertThat(write(update(2).set(Item.map().with("read_seq", 0), "members", "bob")))
                .isEmpty();
    }

    /** As documented; DynamoDB Local calls the whole request invalid. */
    @Test
    void shouldCancelForAPathThatIsNotThere() {
        write(Write.put(head()));
        var request = request(Write.put(item("1")), update(0).set(7, "members", "eve", "read_seq"));

        assertThatThrownBy(() -> both.stubbed().transactWriteItems(request).join())
                .cause()
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        cancelled -> assertThat(cancelled.cancellationReasons())
                                .extracting(CancellationReason::code)
                                .containsExactly("None", "ValidationError"));
    }

    @Test
    void shouldReplaceOnlyWhatIsAsItWasSeen() {
        Item seen = head();
        write(Write.put(seen));
        Item renamed = head().with("last_seq", 2).with("title", "Sailing");
        assertThat(write(Write.replace(seen, renamed))).isEmpty();
        assertThat(write(Write.replace(seen, seen))).isEqualTo("TransactionCanceledException");
        assertThat(write(Write.remove(seen))).isEqualTo("TransactionCanceledException");
        assertThat(write(Write.replace(renamed, seen))).isEmpty();
        assertThat(write(Write.remove(seen))).isEmpty();
        assertThat(write(Write.remove(seen))).isEqualTo("TransactionCanceledException");
    }

    @Test
    void shouldPutInThePlaceOfWhatHasExpired() {
        Item key = item("KEY").with("expires_at", NOW.getEpochSecond() - 1);
        assertThat(write(Write.putUnlessCurrent(key, NOW))).isEmpty();
        assertThat(write(Write.putUnlessCurrent(item("KEY").with("expires_at", NOW.getEpochSecond()), NOW)))
                .isEmpty();
        assertThat(write(Write.putUnlessCurrent(key, NOW))).isEqualTo("TransactionCanceledException");
    }

    @Test
    void shouldAnswerARepetitionWithTheFirstOutcome() {
        var first = request(Write.put(head()), Write.put(item("1")));
        assertThat(write(first)).isEmpty();
        assertThat(write(update(0))).isEmpty();
        assertThat(write(first)).isEmpty();
        assertThat(write(first.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.NONE)
                        .build()))
                .isEmpty();

        var another = request(Write.put(item("1")));
        assertThat(write(
                        first.toBuilder().transactItems(another.transactItems()).build()))
                .isEqualTo("IdempotentParameterMismatchException");
    }

    @Test
    void shouldTryAgainWhatWasCancelled() {
        var refused = request(update(0), Write.put(item("1")));
        assertThat(write(refused)).isEqualTo("TransactionCanceledException");
        assertThat(write(Write.put(head()))).isEmpty();
        write(refused);
    }

    @Test
    void shouldRefuseWhatIsNoTransaction() {
        assertThat(write(Write.put(item("1")), Write.delete("p", "1"))).isEqualTo("ValidationException");
        assertThat(write(Write.put(item("")))).isEqualTo("ValidationException");
        assertThat(write(request().toBuilder().transactItems(List.of()).build()))
                .isEqualTo("ValidationException");
        assertThat(write(IntStream.range(0, 101)
                        .mapToObj(i -> Write.put(item("" + i)))
                        .toArray(Write[]::new)))
                .isEqualTo("ValidationException");
        assertThat(write(Write.put(item("1").with("words", "x".repeat(410_000)))))
                .isEqualTo("ValidationException");
    }

    /** DynamoDB Local doesn't know, so this is by the rules: two units for each KB begun of the larger, before and after. */
    @Test
    void shouldCostWhatTheRulesSay() {
        Item large = head().with("words", "x".repeat(2_100));
        assertThat(units(request(Write.put(large), Write.put(item("1")), Write.absent("p", "2"))))
                .isEqualTo(2 * (3 + 1 + 1));
        assertThat(units(request(update(0)))).isEqualTo(2 * 3);
        var deletion = request(Write.delete("p", "HEAD"), Write.delete("p", "1"));
        assertThat(units(deletion)).isEqualTo(2 * (3 + 1));
        assertThat(units(deletion)).as("of a repetition: what reading costs").isEqualTo(2 * (1 + 1));
    }

    private double units(TransactWriteItemsRequest request) {
        TransactWriteItemsResponse response =
                both.stubbed().transactWriteItems(request).join();
        write(request);
        return response.consumedCapacity().getFirst().capacityUnits();
    }

    private String write(Write... writes) {
        return write(request(writes));
    }

    private String write(TransactWriteItemsRequest request) {
        Said said = both.say(DynamoDbAsyncClient::transactWriteItems, withoutCapacity(request));
        assertSame();
        return said.refusal();
    }

    private void assertSame() {
        both.say(
                DynamoDbAsyncClient::query,
                QueryRequest.builder()
                        .tableName(both.table())
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", fromS("p")))
                        .build());
    }

    private static TransactWriteItemsRequest withoutCapacity(TransactWriteItemsRequest request) {
        return request.toBuilder()
                .returnConsumedCapacity(ReturnConsumedCapacity.NONE)
                .build();
    }

    private TransactWriteItemsRequest request(Write... writes) {
        return TransactWriteItemsRequest.builder()
                .transactItems(Arrays.stream(writes)
                        .map(write -> write.on(both.table()))
                        .toList())
                .clientRequestToken(UUID.randomUUID().toString())
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
    }

    private static Write.Update update(long seen) {
        return Write.update("p", "HEAD", seen).set("2026", "last_message_at");
    }

    private static Item head() {
        return Item.keyed("p", "HEAD")
                .with("last_seq", 1)
                .with(
                        "members",
                        Item.map()
                                .with("ada", Item.map().with("read_seq", 1))
                                .with("bob", Item.map().with("read_seq", 0)))
                .with("nobody", Collections.emptyList());
    }

    private static Item item(String sk) {
        return Item.keyed("p", sk).with("message", "Item " + sk);
    }
}
