package io.cruddur.conversations.stub;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The words of an expression, one after the other. */
final class Lexer {

    private static final Pattern WORD = Pattern.compile("\\s*(<>|<=|>=|[=<>(),.]|[#:]?[A-Za-z0-9_]+)\\s*");
    private static final String END = "";

    private final String expression;
    private final List<String> words = new ArrayList<>();
    private int next;

    Lexer(String expression) {
        this.expression = expression;
        var word = WORD.matcher(expression);
        int end = 0;
        while (word.find(end) && word.start() == end) {
            words.add(word.group(1));
            end = word.end();
        }
        if (end < expression.length() || words.isEmpty()) {
            throw invalid();
        }
    }

    /** The names and values that the expression leaves open. */
    Set<String> placeholders() {
        var open = new TreeSet<>(words);
        open.removeIf(word -> word.charAt(0) != '#' && word.charAt(0) != ':');
        return open;
    }

    boolean atEnd() {
        return next == words.size();
    }

    String peek() {
        return atEnd() ? END : words.get(next);
    }

    String next() {
        String word = peek();
        next++;
        return word;
    }

    /** Takes the next word if it is this one, in capitals or not. */
    boolean take(String word) {
        boolean there = peek().equalsIgnoreCase(word);
        if (there) {
            next++;
        }
        return there;
    }

    void expect(String word) {
        if (!take(word)) {
            throw invalid();
        }
    }

    Refusal invalid() {
        return Refusal.validation("Invalid expression, or one that the stub doesn't know: " + expression);
    }
}
