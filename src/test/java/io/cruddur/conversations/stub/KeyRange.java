package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.NavigableMap;

/** Which items of a partition a key condition is about: those whose sort keys satisfy it, which are next to each other. */
record KeyRange(String partition, Bound from, Bound to) {

    /** An end of the range; null for its being open. */
    record Bound(String key, boolean included) {}

    private static final String GREATEST = Character.toString(Character.MAX_CODE_POINT);

    static KeyRange of(Condition condition, MemoryTable table, Scope scope) {
        return switch (condition) {
            case Condition.And(Condition left, Condition right)
            when isPartition(left, table, scope) -> sorted(partition(left, scope), right, table, scope);
            case Condition.And(Condition left, Condition right)
            when isPartition(right, table, scope) -> sorted(partition(right, scope), left, table, scope);
            default -> {
                if (!isPartition(condition, table, scope)) {
                    throw unsupported();
                }
                yield new KeyRange(partition(condition, scope), null, null);
            }
        };
    }

    private static boolean isPartition(Condition condition, MemoryTable table, Scope scope) {
        return condition instanceof Condition.Compare(Operand left, String sign, Operand.Value _)
                && sign.equals("=")
                && is(left, table.hash(), scope);
    }

    private static String partition(Condition condition, Scope scope) {
        return text(((Condition.Compare) condition).right(), scope);
    }

    private static KeyRange sorted(String partition, Condition condition, MemoryTable table, Scope scope) {
        return switch (condition) {
            case Condition.Compare(Operand left, String sign, Operand right)
            when is(left, table.range(), scope) -> compared(partition, sign, text(right, scope));
            case Condition.Between(Operand key, Operand low, Operand high)
            when is(key, table.range(), scope) ->
                new KeyRange(partition, new Bound(text(low, scope), true), new Bound(text(high, scope), true));
            case Condition.BeginsWith(Operand key, Operand prefix)
            when is(key, table.range(), scope) -> {
                String beginning = text(prefix, scope);
                yield new KeyRange(partition, new Bound(beginning, true), new Bound(beginning + GREATEST, true));
            }
            default -> throw unsupported();
        };
    }

    private static KeyRange compared(String partition, String sign, String key) {
        return switch (sign) {
            case "=" -> new KeyRange(partition, new Bound(key, true), new Bound(key, true));
            case "<" -> new KeyRange(partition, null, new Bound(key, false));
            case "<=" -> new KeyRange(partition, null, new Bound(key, true));
            case ">" -> new KeyRange(partition, new Bound(key, false), null);
            case ">=" -> new KeyRange(partition, new Bound(key, true), null);
            default -> throw unsupported();
        };
    }

    private static boolean is(Operand operand, String name, Scope scope) {
        return operand instanceof Operand.Path path
                && path.steps().size() == 1
                && path.last(scope).equals(name);
    }

    private static String text(Operand operand, Scope scope) {
        if (operand instanceof Operand.Value(String placeholder)) {
            JsonNode text = scope.value(placeholder).get("S");
            if (text != null) {
                return text.asText();
            }
        }
        throw Refusal.validation(
                "One or more parameter values were invalid: Condition parameter type does not match schema type");
    }

    private static Refusal unsupported() {
        return Refusal.validation("Query key condition not supported");
    }

    NavigableMap<String, Stored> of(NavigableMap<String, Stored> items) {
        if (from != null && to != null && Values.BYTES.compare(from.key, to.key) > 0) {
            throw Refusal.validation("Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be"
                    + " greater than or equal to lower bound");
        }
        NavigableMap<String, Stored> range = from == null ? items : items.tailMap(from.key, from.included);
        return to == null ? range : range.headMap(to.key, to.included);
    }
}
