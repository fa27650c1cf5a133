package io.cruddur.conversations.stub;

import java.util.Set;

/** The grammar of conditions, as far as it is known. */
final class Conditions {

    static final Parsed.Memory<Condition> MEMORY = new Parsed.Memory<>(Conditions::or);

    private static final Set<String> SIGNS = Set.of("=", "<>", "<", "<=", ">", ">=");

    private Conditions() {}

    private static Condition or(Lexer words) {
        Condition condition = and(words);
        while (words.take("OR")) {
            condition = new Condition.Or(condition, and(words));
        }
        return condition;
    }

    private static Condition and(Lexer words) {
        Condition condition = not(words);
        while (words.take("AND")) {
            condition = new Condition.And(condition, not(words));
        }
        return condition;
    }

    private static Condition not(Lexer words) {
        return words.take("NOT") ? new Condition.Not(not(words)) : primary(words);
    }

    private static Condition primary(Lexer words) {
        if (words.take("(")) {
            Condition condition = or(words);
            words.expect(")");
            return condition;
        }
        return switch (words.peek()) {
            case "attribute_exists" -> exists(words);
            case "attribute_not_exists" -> new Condition.Not(exists(words));
            case "begins_with" -> beginsWith(words);
            default -> comparison(words);
        };
    }

    private static Condition exists(Lexer words) {
        words.next();
        words.expect("(");
        var path = Operand.Path.parse(words);
        words.expect(")");
        return new Condition.Exists(path);
    }

    private static Condition beginsWith(Lexer words) {
        words.next();
        words.expect("(");
        Operand text = Operand.parse(words);
        words.expect(",");
        Operand prefix = Operand.parse(words);
        words.expect(")");
        return new Condition.BeginsWith(text, prefix);
    }

    private static Condition comparison(Lexer words) {
        Operand left = Operand.parse(words);
        if (words.take("BETWEEN")) {
            Operand low = Operand.parse(words);
            words.expect("AND");
            return new Condition.Between(left, low, Operand.parse(words));
        }
        String sign = words.next();
        if (!SIGNS.contains(sign)) {
            throw words.invalid();
        }
        return new Condition.Compare(left, sign, Operand.parse(words));
    }
}
