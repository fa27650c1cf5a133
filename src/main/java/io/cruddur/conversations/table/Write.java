package io.cruddur.conversations.table;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * Changes attributes of the item if its {@code version} is still the one seen, or there still is none, seen as 0; when
     * that isn't so, the refusal carries the item as it is now.
     */
    static Update update(String pk, String sk, long seenVersion) {
        return new Update(
                Item.keyed(pk, sk), seenVersion, new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
    }

    /** Sets those attributes of an item that is there; refused when it isn't. */
    static Write set(String pk, String sk, Item attributes) {
        return new Set(Item.keyed(pk, sk), attributes);
    }

    /** Puts the item in the place of another one of its key, if that is exactly as it was seen. */
    static Write replace(Item seen, Item next) {
        return new Exactly(seen, Optional.of(next));
    }

    /** Deletes the item if it is exactly as it was seen. */
    static Write remove(Item seen) {
        return new Exactly(seen, Optional.empty());
    }

    /** Changes nothing; refused when there is such an item. It costs what a write does. */
    static Write absent(String pk, String sk) {
        return new Absent(Item.keyed(pk, sk));
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
    record Set(Item key, Item values) implements Write {
        @Override
        public TransactWriteItem on(String table) {
            var assignments = new ArrayList<String>();
            var names = new LinkedHashMap<String, String>();
            var parameters = new LinkedHashMap<String, AttributeValue>();
            values.attributes().forEach((name, value) -> {
                int number = names.size();
                assignments.add("#" + number + " = :" + number);
                names.put("#" + number, name);
                parameters.put(":" + number, value);
            });
            return TransactWriteItem.builder()
                    .update(update -> update.tableName(table)
                            .key(key.attributes())
                            .conditionExpression("attribute_exists(pk)")
                            .updateExpression("SET " + String.join(", ", assignments))
                            .expressionAttributeNames(names)
                            .expressionAttributeValues(parameters))
                    .build();
        }
    }

    /** See {@link #replace} and {@link #remove}. */
    record Exactly(Item seen, Optional<Item> next) implements Write {
        @Override
        public TransactWriteItem on(String table) {
            var conditions = new ArrayList<String>();
            var names = new LinkedHashMap<String, String>();
            var parameters = new LinkedHashMap<String, AttributeValue>();
            seen.attributes().forEach((name, value) -> {
                int number = names.size();
                conditions.add("#" + number + " = :" + number);
                names.put("#" + number, name);
                parameters.put(":" + number, value);
            });
            String condition = String.join(" AND ", conditions);
            return next.map(item -> TransactWriteItem.builder()
                            .put(put -> put.tableName(table)
                                    .item(item.attributes())
                                    .conditionExpression(condition)
                                    .expressionAttributeNames(names)
                                    .expressionAttributeValues(parameters))
                            .build())
                    .orElseGet(() -> TransactWriteItem.builder()
                            .delete(delete -> delete.tableName(table)
                                    .key(seen.key().attributes())
                                    .conditionExpression(condition)
                                    .expressionAttributeNames(names)
                                    .expressionAttributeValues(parameters))
                            .build());
        }
    }

    /** See {@link #absent}. */
    record Absent(Item key) implements Write {
        @Override
        public TransactWriteItem on(String table) {
            return TransactWriteItem.builder()
                    .conditionCheck(check -> check.tableName(table)
                            .key(key.attributes())
                            .conditionExpression("attribute_not_exists(pk)"))
                    .build();
        }
    }

    /** See {@link #update}. */
    record Update(
            Item key, long seenVersion, Map<String, Object> values, List<String> removed, Map<String, String> names)
            implements Write {

        /** Sets the attribute at a path, each step of which is a name ({@code members}, a user, {@code read_seq}). */
        @CanIgnoreReturnValue
        public Update set(Object value, String... path) {
            values.put(expression(path), value);
            return this;
        }

        /** Removes the attribute at a path. */
        @CanIgnoreReturnValue
        public Update remove(String... path) {
            removed.add(expression(path));
            return this;
        }

        private String expression(String... path) {
            return Stream.of(path)
                    .map(step -> names.computeIfAbsent(step, _ -> "#" + names.size()))
                    .collect(Collectors.joining("."));
        }

        @Override
        public TransactWriteItem on(String table) {
            var assignments = new StringBuilder("SET version = :version");
            var parameters = new LinkedHashMap<String, AttributeValue>();
            if (seenVersion > 0) {
                parameters.put(":seen", Item.value(seenVersion));
            }
            parameters.put(":version", Item.value(seenVersion + 1));
            values.forEach((path, value) -> {
                String parameter = ":" + parameters.size();
                assignments.append(", ").append(path).append(" = ").append(parameter);
                parameters.put(parameter, Item.value(value));
            });
            if (!removed.isEmpty()) {
                assignments.append(" REMOVE ").append(String.join(", ", removed));
            }
            var expressionNames = new LinkedHashMap<String, String>();
            names.forEach((step, name) -> expressionNames.put(name, step));
            return TransactWriteItem.builder()
                    .update(update -> {
                        update.tableName(table)
                                .key(key.attributes())
                                .conditionExpression(
                                        seenVersion > 0
                                                ? "version = :seen"
                                                : "attribute_exists(pk) AND attribute_not_exists(version)")
                                .updateExpression(assignments.toString())
                                .expressionAttributeValues(parameters)
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                        if (!expressionNames.isEmpty()) {
                            update.expressionAttributeNames(expressionNames);
                        }
                    })
                    .build();
        }
    }
}
