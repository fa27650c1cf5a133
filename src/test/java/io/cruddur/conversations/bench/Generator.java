package io.cruddur.conversations.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;

/**
 * The load generator: a command in each line of its input, in JSON, what came of it in each line of its output.
 *
 * <ul>
 *   <li>{@code closed}: {@code connections} that ask again as soon as they are answered, for {@code seconds}. If {@code
 *       launched} is true, they begin as soon as anybody listens, and the seconds count from the command.
 *   <li>{@code open}: requests at a {@code rate}, for {@code seconds}. Their times count from when they are due, so that a
 *       server that stalls can't keep them from being asked.
 *   <li>{@code events}: {@code streams}, a file of targets, which are all held open, while the {@code targets} are asked at
 *       that rate; counts what the streams are told.
 * </ul>
 *
 * Each takes a {@code port} and {@code targets}, a file with a {@link Target} in each line.
 */
final class Generator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND = 1_000_000_000;
    private static final long SEED = 42;

    private Generator() {}

    static void main() throws Exception {
        var commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(carryOut(JSON.readTree(line)));
        }
    }

    private static ObjectNode carryOut(JsonNode command) throws Exception {
        double seconds = command.get("seconds").asDouble();
        int port = command.get("port").asInt();
        var targets = targets(command.get("targets").asText());
        long begun = System.nanoTime();
        return switch (command.get("do").asText()) {
            case "closed" -> {
                var load = load(command, port, targets);
                load.closed((command.path("launched").asBoolean() ? begun : System.nanoTime())
                        + (long) (seconds * SECOND));
                yield load.tally().report(seconds);
            }
            case "open" -> {
                var load = load(command, port, targets);
                load.open(new Schedule(command.get("rate").asDouble(), seconds, SEED));
                yield load.tally().report(seconds);
            }
            case "events" -> {
                try (var streams = new Streams(port, targets(command.get("streams").asText()))) {
                    streams.awaitCaughtUp();
                    var load = new Load(port, 1, targets);
                    long before = streams.told();
                    load.open(new Schedule(command.get("rate").asDouble(), seconds, SEED));
                    streams.awaitQuiet();
                    yield load.tally().report(seconds).put("told", streams.told() - before);
                }
            }
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    private static Load load(JsonNode command, int port, List<Target> targets) throws Exception {
        while (true) {
            try {
                return new Load(port, command.get("connections").asInt(), targets);
            } catch (ConnectException e) {
                if (!command.path("launched").asBoolean()) {
                    throw e;
                }
                Thread.sleep(2);
            }
        }
    }

    private static List<Target> targets(String file) throws IOException {
        var targets = new ArrayList<Target>();
        try (var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(new File(file))) {
            lines.forEachRemaining(line -> targets.add(Target.of(line)));
        }
        return targets;
    }
}
