package io.cruddur.conversations.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * DynamoDB Local with what it lacks, point in time recovery: as on AWS, a table that is new is told that it can't have it
 * yet, the first time it asks.
 */
public final class Restorable implements AutoCloseable {

    private static final String DESCRIPTION = """
            {"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED",
             "PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"%s"}}}""";
    private static final String NOT_YET =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ContinuousBackupsUnavailableException\",\"message\":\"wait\"}";

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI dynamoDb;
    private final AtomicInteger updates = new AtomicInteger();

    public Restorable(String dynamoDb) {
        this.dynamoDb = URI.create(dynamoDb);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How often it was to be switched on. */
    public int updates() {
        return updates.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (target.endsWith(".DescribeContinuousBackups")) {
                send(
                        exchange,
                        200,
                        DESCRIPTION
                                .formatted(updates.get() > 1 ? "ENABLED" : "DISABLED")
                                .getBytes(UTF_8));
            } else if (target.endsWith(".UpdateContinuousBackups")) {
                boolean first = updates.incrementAndGet() == 1;
                send(exchange, first ? 400 : 200, (first ? NOT_YET : DESCRIPTION.formatted("ENABLED")).getBytes(UTF_8));
            } else {
                forward(exchange, target, body);
            }
        }
    }

    private void forward(HttpExchange exchange, String target, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(dynamoDb)
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .header("X-Amz-Date", exchange.getRequestHeaders().getFirst("X-Amz-Date"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            send(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
