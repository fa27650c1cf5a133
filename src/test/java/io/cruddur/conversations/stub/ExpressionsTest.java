package io.cruddur.conversations.stub;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import io.cruddur.conversations.table.Item;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The stub decides and changes what DynamoDB Local does. Only reserved words are taken by the stub, so none is used here.
 */
@QuarkusTest
class ExpressionsTest extends SideBySide {

    static final Map<String, AttributeValue> RICH = Item.keyed("rich", "item")
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

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", fromS(pk), "sk", fromS(sk));
    }
}
