package io.cruddur.conversations.admin.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a command says what it has to say, as a mixin, since the caller chooses the form. Text is for people and may change;
 * scripts take JSON: one object, or one a line for each row.
 */
public final class Terminal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PrintStream OUT = utf8(FileDescriptor.out);
    private static final PrintStream ERR = utf8(FileDescriptor.err);
    private static final int INDENT = 2;
    private static final int CHECKED = 100;

    /** The forms of output. */
    enum Form {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to print: text for people, json for scripts. Default: ${DEFAULT-VALUE}.")
    @Nullable
    private Form form;

    /** Whoever tells of the failure asks picocli for it. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--stacktrace", description = "If it fails, show where.")
    private boolean stacktrace;

    private long lines;

    public boolean isJson() {
        return form == Form.JSON;
    }

    /** Rows of the same kind: a table, or a line of JSON for each. */
    public void rows(List<Fields> rows) {
        if (isJson()) {
            rows.forEach(this::json);
        } else if (!rows.isEmpty()) {
            TextTable.lines(rows, title -> paint(Colour.TITLE, title)).forEach(OUT::println);
        }
        OUT.flush();
    }

    /** One thing with what is known of it. */
    public void one(Fields fields) {
        if (isJson()) {
            json(fields);
        } else {
            indented(fields.values(), 0);
        }
        OUT.flush();
    }

    /** One of many that come one after the other: a line of text, or of JSON. */
    public void line(Supplier<String> text, Fields fields) {
        if (isJson()) {
            json(fields);
        } else {
            OUT.println(text.get());
        }
        if (++lines % CHECKED == 0 && OUT.checkError()) {
            throw Failure.of(Exit.FAILED, "Nobody reads what is printed any more.");
        }
    }

    /** A line for people, among the data; scripts don't get it. */
    public void text(String line) {
        if (!isJson()) {
            OUT.println(line);
        }
    }

    /** The text in that colour, if there is somebody to see it. */
    public String paint(Colour colour, String text) {
        return Screen.OUT.hasColour() ? colour.on(text) : text;
    }

    /** Makes what somebody else wrote a part of a line. */
    public static String visible(Object text) {
        return Cell.text(text);
    }

    /** A line beside the data. */
    public static void note(Colour colour, String text) {
        OUT.flush();
        ERR.println(Screen.ERR.hasColour() ? colour.on(text) : text);
        ERR.flush();
    }

    /** The same, of no particular importance. */
    public static void note(String text) {
        OUT.flush();
        ERR.println(text);
        ERR.flush();
    }

    /** What somebody answers, if there is anybody. */
    public static Optional<String> ask(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readLine("%s", question));
    }

    static PrintStream err() {
        return ERR;
    }

    /** The data's stream, for what isn't data but was asked for, like help. */
    public static PrintStream out() {
        return OUT;
    }

    /** Whether what is asked for may be coloured. */
    public static boolean hasColour() {
        return Screen.OUT.hasColour();
    }

    private void json(Fields fields) {
        try {
            OUT.println(JSON.writeValueAsString(fields.values()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void indented(Map<?, ?> values, int depth) {
        int width = values.keySet().stream()
                .mapToInt(name -> name.toString().length())
                .max()
                .orElse(0);
        values.forEach((name, value) -> {
            String label =
                    " ".repeat(depth) + paint(Colour.TITLE, name.toString().replace('_', ' '));
            if (value instanceof Map<?, ?> map) {
                OUT.println(label);
                indented(map, depth + INDENT);
            } else {
                OUT.println(label + " ".repeat(width - name.toString().length() + INDENT) + Cell.text(value));
            }
        });
    }

    /** Texts are in every script, whatever the locale of the shell. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new FileOutputStream(descriptor), descriptor == FileDescriptor.err, StandardCharsets.UTF_8);
    }
}
