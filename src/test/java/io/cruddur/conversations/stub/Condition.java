package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;

/** A condition on an item; on none, it is one without attributes. */
sealed interface Condition {

    boolean holds(ObjectNode item, Scope scope);

    /** Both. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(ObjectNode item, Scope scope) {
            return left.holds(item, scope) && right.holds(item, scope);
        }
    }

    /** One of them, or both. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(ObjectNode item, Scope scope) {
            return left.holds(item, scope) || right.holds(item, scope);
        }
    }

    /** Not that one. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(ObjectNode item, Scope scope) {
            return !condition.holds(item, scope);
        }
    }

    /** Whether there is such an attribute. */
    record Exists(Operand.Path path) implements Condition {
        @Override
        public boolean holds(ObjectNode item, Scope scope) {
            return path.in(item, scope).isPresent();
        }
    }

    /** Whether a string begins with another. */
    record BeginsWith(Operand text, Operand prefix) implements Condition {
        @Override
        public boolean holds(ObjectNode item, Scope scope) {
            var beginning = prefix.in(item, scope).map(value -> value.get("S"));
            return text.in(item, scope)
                    .map(value -> value.get("S"))
                    .filter(value -> beginning.isPresent())
                    .filter(value -> value.asText().startsWith(beginning.get().asText()))
                    .isPresent();
        }
    }

    /** From one to the other, both included. */
    record Between(Operand operand, Operand low, Operand high) implements Condition {
        @Override
        public boolean holds(ObjectNode item, Scope scope) {
            return new Compare(low, "<=", operand).holds(item, scope)
                    && new Compare(operand, "<=", high).holds(item, scope);
        }
    }

    /** One of {@code = <> < <= > >=}. */
    record Compare(Operand left, String sign, Operand right) implements Condition {
        @Override
        public boolean holds(ObjectNode item, Scope scope) {
            JsonNode one = left.in(item, scope).orElse(null);
            JsonNode other = right.in(item, scope).orElse(null);
            boolean comparable = one != null && other != null;
            return switch (sign) {
                case "=" -> comparable && Values.same(one, other);
                case "<>" -> !(comparable && Values.same(one, other));
                default -> comparable && ordered(Values.order(one, other));
            };
        }

        private boolean ordered(OptionalInt order) {
            return order.isPresent()
                    && switch (sign) {
                        case "<" -> order.getAsInt() < 0;
                        case "<=" -> order.getAsInt() <= 0;
                        case ">" -> order.getAsInt() > 0;
                        default -> order.getAsInt() >= 0;
                    };
        }
    }
}
