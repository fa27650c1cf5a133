package io.cruddur.conversations.bench;

import io.cruddur.conversations.world.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JVM that answers requests, the jar or a ceiling, whose spending is known. It compiles fast and once, so that it is warm
 * after seconds and a request always allocates the same; the young generation is small, so that its log knows of most of it.
 */
final class Measured implements AutoCloseable {

    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms256m", "-Xmx256m", "-Xmn16m");
    private static final int CONNECTIONS = 8;
    private static final long SECOND = 1_000_000_000;

    private final ServiceProcess process;
    private final Path log;

    /** Of that jar or class, with its arguments. */
    Measured(String name, List<String> program, Map<String, String> environment) {
        log = Path.of("target", "budget-" + name + ".log").toAbsolutePath();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Xlog:gc+heap:file=" + log + ":none:filecount=0");
        command.addAll(program);
        process = ServiceProcess.start(command, environment);
    }

    ServiceProcess process() {
        return process;
    }

    /** What a request of these targets takes, asked for so long; fails if one is answered with anything else. */
    Spent ask(List<Target> targets, int status, double seconds) {
        URI address = process.address();
        try {
            var load = new Load(address.getPort(), CONNECTIONS, targets);
            var before = Spent.by(process.handle(), log);
            load.closed(System.nanoTime() + (long) (seconds * SECOND));
            long answers = load.tally().count(status);
            if (answers == 0 || answers < load.tally().count()) {
                throw new AssertionError(load.tally().report(seconds).toString());
            }
            return Spent.by(process.handle(), log).since(before, answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
