package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.table.CapacityModel;
import io.cruddur.conversations.table.Item;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Requests to DynamoDB, as people read them: keys and conditions with their values, but nothing that anybody wrote. */
final class RequestText {

    private RequestText() {}

    /** A line, and one for each write of a transaction. */
    static List<String> of(SdkRequest request) {
        return switch (request) {
            case QueryRequest query ->
                List.of("Query " + filled(query.keyConditionExpression(), Map.of(), query.expressionAttributeValues())
                        + (query.scanIndexForward() ? ", oldest" : ", newest") + " first, at most " + query.limit());
            case GetItemRequest get -> List.of("GetItem " + key(get.key()));
            case TransactWriteItemsRequest transaction ->
                Stream.concat(
                                Stream.of("TransactWriteItems"),
                                transaction.transactItems().stream().map(write -> "  " + of(write)))
                        .toList();
            default -> List.of(request.getClass().getSimpleName().replaceFirst("Request$", ""));
        };
    }

    private static String of(TransactWriteItem write) {
        var key = CapacityModel.key(write);
        String place = key.pk() + " " + key.sk();
        if (write.put() != null) {
            var put = write.put();
            return "Put " + place
                    + condition(
                            put.conditionExpression(), put.expressionAttributeNames(), put.expressionAttributeValues());
        }
        if (write.update() != null) {
            var update = write.update();
            return "Update " + place
                    + condition(
                            update.conditionExpression(),
                            update.expressionAttributeNames(),
                            update.expressionAttributeValues());
        }
        if (write.delete() != null) {
            return "Delete " + place;
        }
        return "Check " + place + condition(write.conditionCheck().conditionExpression(), Map.of(), Map.of());
    }

    private static String condition(
            @Nullable String condition, Map<String, String> names, Map<String, AttributeValue> values) {
        return condition == null ? "" : " if " + filled(condition, names, values);
    }

    private static String filled(String expression, Map<String, String> names, Map<String, AttributeValue> values) {
        String filled = expression;
        for (var name : names.entrySet()) {
            filled = filled.replaceAll(name.getKey() + "\\b", Matcher.quoteReplacement(name.getValue()));
        }
        for (var value : values.entrySet()) {
            String text = value.getValue().s() == null
                    ? value.getValue().n()
                    : value.getValue().s();
            filled = text == null ? filled : filled.replaceAll(value.getKey() + "\\b", Matcher.quoteReplacement(text));
        }
        return filled;
    }

    private static String key(Map<String, AttributeValue> attributes) {
        Item item = Item.of(attributes);
        return item.pk() + " " + item.sk();
    }
}
