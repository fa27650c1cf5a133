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
 *   <li>{@code listen}: holds streams of events open, one for each target; {@code told}: how much they have been told so far,
 *       as soon as nothing more comes; {@code hush}: closes them.
 * </ul>
 *
 * Those that ask take a {@code port} and {@code targets}, a file with a {@link Target} in each line.
 */
final class Generator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECOND = 1_000_000_000;
    private static final long SEED = 42;

    private Streams streams = Streams.none();

    private Generator() {}

    static void main() throws Exception {
        var generator = new Generator();
        var commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(generator.carryOut(JSON.readTree(line)));
        }
    }

    private ObjectNode carryOut(JsonNode command) throws Exception {
        return switch (command.get("do").asText()) {
            case "closed" -> closed(command);
            case "open" -> open(command);
            case "listen" -> {
                streams = new Streams(port(command), targets(command));
                streams.awaitCaughtUp();
                yield JSON.createObjectNode().put("streams", streams.count());
            }
            case "told" -> {
                streams.awaitQuiet();
                yield JSON.createObjectNode().put("told", streams.told());
            }
            case "hush" -> {
                streams.close();
                yield JSON.createObjectNode();
            }
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    private static ObjectNode closed(JsonNode command) throws Exception {
        boolean launched = command.path("launched").asBoolean();
        long told = System.nanoTime();
        var load = launched ? awaitLoad(command) : load(command);
        double seconds = command.get("seconds").asDouble();
        load.closed((launched ? told : System.nanoTime()) + (long) (seconds * SECOND));
        return load.tally().report(seconds);
    }

    private static ObjectNode open(JsonNode command) throws IOException {
        double seconds = command.get("seconds").asDouble();
        var load = load(command);
        load.open(new Schedule(command.get("rate").asDouble(), seconds, SEED));
        return load.tally().report(seconds);
    }

    private static Load awaitLoad(JsonNode command) throws Exception {
        while (true) {
            try {
                return load(command);
            } catch (ConnectException _) {
                Thread.sleep(2);
            }
        }
    }

    private static Load load(JsonNode command) throws IOException {
        return new Load(port(command), command.get("connections").asInt(), targets(command));
    }

    private static int port(JsonNode command) {
        return command.get("port").asInt();
    }

    private static List<Target> targets(JsonNode command) throws IOException {
        var targets = new ArrayList<Target>();
        var file = new File(command.get("targets").asText());
        try (var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(file)) {
            lines.forEachRemaining(line -> targets.add(Target.of(line)));
        }
        return targets;
    }
}
