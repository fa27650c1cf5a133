package io.cruddur.conversations.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** Takes what an OpenTelemetry exporter sends. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final CompletableFuture<Received> first = new CompletableFuture<>();

    /** One request; its body read as if it were text, which names and values in it are. */
    record Received(String path, Headers headers, String body) {}

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The first request. */
    Received await(Duration patience) {
        return first.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getRequestHeaders();
            boolean zipped = "gzip".equals(headers.getFirst("Content-Encoding"));
            InputStream body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
            first.complete(new Received(
                    exchange.getRequestURI().getPath(), headers, new String(body.readAllBytes(), ISO_8859_1)));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
