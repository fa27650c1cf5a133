package io.cruddur.conversations.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of our own that runs one engine, with nothing but the engine's class path. It writes to its own log and ends
 * when it is closed or when this process ends, whichever way.
 */
final class ChildProcess implements LocalServer.Running {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** Returns as soon as the engine is up; fails with what its log complains of if it never is. */
    static ChildProcess start(Class<?> engine, String classPath, List<String> options, List<String> args, Path log)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath));
        command.addAll(options);
        command.add(engine.getName());
        command.addAll(args);
        Files.createDirectories(log.toAbsolutePath().getParent());
        var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        if (!awaitReady(process)) {
            process.destroyForcibly();
            throw new IllegalStateException(engine.getSimpleName() + " did not start: " + complaint(log));
        }
        return new ChildProcess(process);
    }

    private static boolean awaitReady(Process process) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        var announcements = process.inputReader();
        while (Instant.now().isBefore(deadline)) {
            if (announcements.ready()) {
                return Lifeline.READY.equals(announcements.readLine());
            }
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private static String complaint(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .findFirst()
                .map(line -> line + " (" + log + ")")
                .orElse("see " + log);
    }

    // Runs after the class loader of this class is gone when dev mode has reloaded it: nothing but JDK types here.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
