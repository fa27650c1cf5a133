package io.cruddur.conversations.table;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One action of a transaction. */
public sealed interface Write {

    /** The attribute, in epoch seconds, after which an item doesn't count, and DynamoDB may remove it. */
    String EXPIRES_AT = "expires_at";

    /** Puts the item, whatever is there. */
    static Write put(Item item) {
        return new Put(item, "", Map.of());
    }

    /** Puts the item if its key is free; when it isn't, the refusal carries what is there. */
    static Write putNew(Item item) {
        return new Put(item, "attribute_not_exists(pk)", Map.of());
    }

    /**
     * Puts the item if its key is free, or what is there has expired; when neither, the refusal carries what is there.
     */
    static Write putUnlessCurrent(Item item, Instant now) {
        return new Put(item, "attribute_not_exists(pk) OR expires_at < :now", Map.of(":now", now.getEpochSecond()));
    }

    static Write delete(String pk, String sk) {
        return new Delete(Item.keyed(pk, sk));
    }

    /**
     * Changes attributes of the item if its {@code version} is still the one seen; when it isn't, the refusal carries the
     * item as it is now.
     */
    static Update update(String pk, String sk, long seenVersion) {
        return new Update(Item.keyed(pk, sk), seenVersion, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Changes one attribute of an item that is there; refused when it isn't. */
    static Write set(String pk, String sk, String attribute, Object value) {
        return new Set(Item.keyed(pk, sk), attribute, value);
    }

    TransactWriteItem on(String table);

    /** See {@link #put}, {@link #putNew} and {@link #putUnlessCurrent}. */
    record Put(Item item, String condition, Map<String, Object> parameters) implements Write {
        @Override
        public TransactWriteItem on(String table) {
            var put = software.amazon.awssdk.services.dynamodb.model.Put.builder()
                    .tableName(table)
                    .item(item.attributes());
            if (!condition.isEmpty()) {
                put.conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
            }
            if (!parameters.isEmpty()) {
                var values = Item.map();
                parameters.forEach(values::with);
                put.expressionAttributeValues(values.attributes());
            }
            return TransactWriteItem.builder().put(put.build()).build();
        }
    }

    /** See {@link #delete}. */
    record Delete(Item key) implements Write {
        @Override
        public TransactWriteItem on(String table) {
            return TransactWriteItem.builder()
                    .delete(delete -> delete.tableName(table).key(key.attributes()))
                    .build();
        }
    }

    /** See {@link #set}. */
    record Set(Item key, String attribute, Object value) implements Write {
        @Override
        public TransactWriteItem on(String table) {
            return TransactWriteItem.builder()
                    .update(update -> update.tableName(table)
                            .key(key.attributes())
                            .conditionExpression("attribute_exists(pk)")
                            .updateExpression("SET #0 = :0")
                            .expressionAttributeNames(Map.of("#0", attribute))
                            .expressionAttributeValues(Map.of(":0", Item.value(value))))
                    .build();
        }
    }

    /** See {@link #update}. */
    record Update(Item key, long seenVersion, Map<String, Object> values, Map<String, String> names) implements Write {

        /** Sets the attribute at a path, each step of which is a name ({@code members}, a user, {@code read_seq}). */
        @CanIgnoreReturnValue
        public Update set(Object value, String... path) {
            var steps = new StringBuilder();
            for (String step : path) {
                String name = "#" + names.size();
                @Nullable String known = names.putIfAbsent(step, name);
                steps.append(steps.isEmpty() ? "" : ".").append(known == null ? name : known);
            }
            values.put(steps.toString(), value);
            return this;
        }

        @Override
        public TransactWriteItem on(String table) {
            var assignments = new StringBuilder("SET version = :version");
            var parameters = new LinkedHashMap<String, AttributeValue>();
            parameters.put(":seen", Item.value(seenVersion));
            parameters.put(":version", Item.value(seenVersion + 1));
            values.forEach((path, value) -> {
                String parameter = ":" + parameters.size();
                assignments.append(", ").append(path).append(" = ").append(parameter);
                parameters.put(parameter, Item.value(value));
            });
            var expressionNames = new LinkedHashMap<String, String>();
            names.forEach((step, name) -> expressionNames.put(name, step));
            return TransactWriteItem.builder()
                    .update(update -> update.tableName(table)
                            .key(key.attributes())
                            .conditionExpression("version = :seen")
                            .updateExpression(assignments.toString())
                            .expressionAttributeNames(expressionNames)
                            .expressionAttributeValues(parameters)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                    .build();
        }
    }
}
