package io.cruddur.conversations.table;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One action of a transaction. */
public sealed interface Write {

    /** Puts the item, whatever is there. */
    static Write put(Item item) {
        return new Put(item, false);
    }

    /** Puts the item if its key is free; when it isn't, the refusal carries what is there. */
    static Write putNew(Item item) {
        return new Put(item, true);
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

    TransactWriteItem on(String table);

    /** See {@link #put} and {@link #putNew}. */
    record Put(Item item, boolean onlyNew) implements Write {
        @Override
        public TransactWriteItem on(String table) {
            var put = software.amazon.awssdk.services.dynamodb.model.Put.builder()
                    .tableName(table)
                    .item(item.attributes());
            if (onlyNew) {
                put.conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
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
