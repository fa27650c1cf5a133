package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an expression compares or assigns. */
sealed interface Operand {

    /** Its value, if it has one. */
    Optional<JsonNode> in(ObjectNode item, Scope scope);

    static Operand parse(Lexer words) {
        if (words.peek().startsWith(":")) {
            return new Value(words.next());
        }
        return Path.parse(words);
    }

    /** A placeholder of a value. */
    record Value(String placeholder) implements Operand {
        @Override
        public Optional<JsonNode> in(ObjectNode item, Scope scope) {
            return Optional.of(scope.value(placeholder));
        }
    }

    /** A path to an attribute, through maps; the steps are names, or placeholders of names. */
    record Path(List<String> steps) implements Operand {

        static Path parse(Lexer words) {
            var steps = new ArrayList<String>();
            do {
                String step = words.next();
                if (!step.matches("#?\\w+")) {
                    throw words.invalid();
                }
                steps.add(step);
            } while (words.take("."));
            return new Path(List.copyOf(steps));
        }

        @Override
        public Optional<JsonNode> in(ObjectNode item, Scope scope) {
            return Optional.ofNullable(holder(item, scope)).map(holder -> holder.get(last(scope)));
        }

        /** The map, or the item, that the last step is in; null if there is none. */
        ObjectNode holder(ObjectNode item, Scope scope) {
            ObjectNode holder = item;
            for (String step : steps.subList(0, steps.size() - 1)) {
                JsonNode map = holder.path(scope.name(step)).path("M");
                if (!(map instanceof ObjectNode inner)) {
                    return null;
                }
                holder = inner;
            }
            return holder;
        }

        String last(Scope scope) {
            return scope.name(steps.getLast());
        }
    }
}
