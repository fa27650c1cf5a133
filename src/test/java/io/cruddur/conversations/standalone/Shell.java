package io.cruddur.conversations.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cruddur.conversations.world.Packaged;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls commands of the packaged application, each a process that knows nothing but its environment and what is in its
 * directory.
 */
public record Shell(Map<String, String> environment, Path directory) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path NOWHERE = nowhere();
    private static final long PATIENCE_SECONDS = 120;

    public Shell {
        environment = Map.copyOf(environment);
    }

    /** In a directory where nothing is. */
    public Shell(Map<String, String> environment) {
        this(environment, NOWHERE);
    }

    /** With the stores of the site, as a developer has them, and a table of that name. */
    public static Shell onSite(String table) {
        var environment = Site.get().environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_COGNITO") || name.startsWith("QUARKUS"));
        return new Shell(environment).with("DDB_MESSAGE_TABLE", table);
    }

    /** The same, with one variable more, or another. */
    public Shell with(String name, String value) {
        var changed = new HashMap<>(environment);
        changed.put(name, value);
        return new Shell(changed, directory);
    }

    /** The same without a variable. */
    public Shell without(String name) {
        var changed = new HashMap<>(environment);
        changed.remove(name);
        return new Shell(changed, directory);
    }

    /** The site's tables, and that one above all. */
    public static Tables tables(String name) {
        return new Tables(Site.get().backends().dynamoDb(), name);
    }

    /** The same in that directory. */
    public Shell in(Path other) {
        return new Shell(environment, other);
    }

    /** The address of the site's issuer of tokens. */
    public static String issuer() {
        return Site.get().environment().get("QUARKUS_OIDC_AUTH_SERVER_URL");
    }

    /** Calls a command, and waits until it has ended. */
    public Called call(String... arguments) {
        var command = new ArrayList<>(Packaged.command());
        command.addAll(List.of(arguments));
        return run(command, "");
    }

    /** The same on a terminal, where somebody types that; what it says is all on one output. */
    public Called callOnTerminal(String typed, String... arguments) {
        var command = Stream.concat(Packaged.command().stream(), Stream.of(arguments))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        return run(List.of("script", "--quiet", "--return", "--command", command, "/dev/null"), typed);
    }

    private Called run(List<String> command, String typed) {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return finished(builder.start(), typed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path nowhere() {
        try {
            Path nowhere = Files.createTempDirectory("shell");
            nowhere.toFile().deleteOnExit();
            return nowhere;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Called finished(Process process, String typed) {
        var out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()), Thread::startVirtualThread);
        var err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()), Thread::startVirtualThread);
        try (var in = process.outputWriter()) {
            in.write(typed);
            in.close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still runs: " + out.join() + err.join());
            }
            return new Called(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String all(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a command ended, and what it said on its standard output and standard error. */
    public record Called(int exit, String out, String err) {

        /** The lines of standard output, each as the JSON that it is. */
        public List<JsonNode> json() {
            return out.lines().map(Called::parse).toList();
        }

        private static JsonNode parse(String line) {
            try {
                return JSON.readTree(line);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + line, e);
            }
        }
    }
}
