package io.cruddur.conversations.stub;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** An expression that has been read, and what it leaves open. */
record Parsed<T>(T expression, Set<String> placeholders) {

    /** Reads expressions once; a client has only so many. */
    static final class Memory<T> {

        private static final int MOST = 10_000;

        private final Map<String, Parsed<T>> known = new ConcurrentHashMap<>();
        private final Function<Lexer, T> grammar;

        Memory(Function<Lexer, T> grammar) {
            this.grammar = grammar;
        }

        Parsed<T> parse(String text) {
            Parsed<T> parsed = known.get(text);
            if (parsed == null) {
                var words = new Lexer(text);
                parsed = new Parsed<>(grammar.apply(words), words.placeholders());
                if (!words.atEnd()) {
                    throw words.invalid();
                }
                if (known.size() >= MOST) {
                    known.clear();
                }
                known.put(text, parsed);
            }
            return parsed;
        }

        Optional<Parsed<T>> find(Request request, String parameter) {
            return request.text(parameter).map(this::parse);
        }
    }
}
