package io.cruddur.conversations.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application, jar or native binary, as a process that knows nothing but its environment. */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:\"]+:(\\d+)");
    private static final Duration START = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;

    private ServiceProcess(Process process) {
        this.process = process;
        this.reader = Thread.startVirtualThread(this::read);
    }

    /** Starts it on a free port, and doesn't wait. */
    public static ServiceProcess launch(Map<String, String> environment) {
        return launch(Packaged.command(), environment);
    }

    private static ServiceProcess launch(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        try {
            return new ServiceProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, and waits until it listens. */
    public static ServiceProcess start(Map<String, String> environment) {
        return start(Packaged.command(), environment);
    }

    /** The same, called in another way. */
    public static ServiceProcess start(List<String> command, Map<String, String> environment) {
        var service = launch(command, environment);
        service.port.orTimeout(START.toSeconds(), TimeUnit.SECONDS).join();
        return service;
    }

    public URI address() {
        return URI.create("http://localhost:" + port.join());
    }

    /** Everything it has written to its standard output so far. */
    public List<String> output() {
        return List.copyOf(output);
    }

    /** The same as the log records that they are. */
    public List<JsonNode> records() {
        return output().stream().map(ServiceProcess::parse).toList();
    }

    /** Asks it to end, as a container's engine would. */
    public void terminate() {
        // The process itself would close its output as well.
        process.toHandle().destroy();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended and all its output is there; its exit code. */
    public int exitCode(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still runs after " + patience);
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        exitCode(START);
    }

    private void read() {
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(Integer.valueOf(listening.group(1)));
                }
            }
        } catch (IOException e) {
            output.add(e.toString());
        }
        port.completeExceptionally(new AssertionError("ended before it listened: " + output));
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not a JSON log record: " + line, e);
        }
    }
}
