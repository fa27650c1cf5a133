package io.cruddur.conversations.stub;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The stub, running: in a test's process, or as a program. */
public final class DynamoStub implements AutoCloseable {

    private final Vertx vertx;
    private final Operations operations = new Operations();
    private final Faults faults = new Faults();
    private final AtomicInteger port = new AtomicInteger();

    private DynamoStub(int loops) {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
    }

    /** Starts it on any port, with nothing in it, and answers at once. */
    public static DynamoStub start() {
        return start(0, Duration.ZERO, 1);
    }

    /** Starts it on a port, or on any if that is 0, with so many event loops. */
    public static DynamoStub start(int port, Duration latency, int loops) {
        var stub = new DynamoStub(loops);
        // Below zero: any port, and the same for each of the loops.
        int listened = port == 0 ? -1 : port;
        try {
            stub.vertx
                    .deployVerticle(
                            () -> new Endpoint(listened, latency, stub.operations, stub.faults, stub.port),
                            new DeploymentOptions().setInstances(loops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            return stub;
        } catch (ExecutionException e) {
            stub.close();
            throw new IllegalStateException(
                    "The stub can't listen: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + port.get());
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** How often which operation has been called, attempts of the SDK each counted. */
    public Map<String, Long> calls() {
        return operations.calls();
    }

    /** Counts anew. */
    public void forgetCalls() {
        operations.forgetCalls();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    public static void main(String[] arguments) {
        System.setProperty("vertx.disableHttpHeadersValidation", "true");
        System.setProperty("vertx.disableMetrics", "true");
        System.setProperty("vertx.disableTCCL", "true");
        int exit = new CommandLine(new Program()).execute(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    @Command(
            name = "DynamoStub",
            mixinStandardHelpOptions = true,
            description = "Speaks DynamoDB's protocol from tables in memory.")
    private static final class Program implements Callable<Integer> {

        @Option(names = "--port", defaultValue = "18000", description = "0 for any (default: ${DEFAULT-VALUE})")
        private int port;

        @Option(
                names = "--latency-ms",
                defaultValue = "2",
                description = "How long every answer waits; may be a fraction (default: ${DEFAULT-VALUE})")
        private double latency;

        @Option(names = "--loops", defaultValue = "1", description = "Event loops (default: ${DEFAULT-VALUE})")
        private int loops;

        @Override
        public Integer call() {
            var stub = start(
                    port,
                    Duration.ofNanos((long) (latency * Duration.ofMillis(1).toNanos())),
                    loops);
            System.out.println("Listening on: " + stub.address());
            return 0;
        }
    }
}
