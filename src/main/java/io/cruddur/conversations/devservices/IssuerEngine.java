package io.cruddur.conversations.devservices;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * The child process that serves the {@link Issuer} over HTTP: where it listens, where that
 * is for everybody else and, to keep its key, the key file.
 */
final class IssuerEngine {

    private static final String A_DAY = "86400";

    private final Issuer issuer;

    private IssuerEngine(Issuer issuer) {
        this.issuer = issuer;
    }

    static void main(String[] args) throws Exception {
        Lifeline.hold(() -> {
            var keyFile = args.length > 2 ? Optional.of(Path.of(args[2])) : Optional.<Path>empty();
            var engine = new IssuerEngine(new Issuer(args[1], Clock.systemUTC(), keyFile));
            var server = HttpServer.create(address(args[0]), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", engine::handle);
            server.start();
            return () -> server.stop(0);
        });
    }

    /** A port of the loopback address or, in a container, {@code host:port}. */
    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        int port = Integer.parseInt(text.substring(colon + 1));
        return colon < 0
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(text.substring(0, colon), port);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            var body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            var path = exchange.getRequestURI().getPath();
            return switch (exchange.getRequestMethod() + " " + path.replaceFirst("^/token/.+", "/token/")) {
                case "GET /.well-known/openid-configuration" -> Answer.json(issuer.discovery(host(exchange)));
                case "GET /.well-known/jwks.json" -> Answer.json(issuer.keySet());
                case "GET /stats" -> Answer.json(issuer.stats());
                case "GET /token/" -> Answer.text(token(exchange, path.substring("/token/".length())));
                case "POST /sign" -> Answer.text(issuer.sign(body(exchange)));
                case "POST /rotate" -> Answer.json(issuer.rotate());
                default -> new Answer(404, "text/plain", "");
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return new Answer(400, "text/plain", String.valueOf(e.getMessage()));
        }
    }

    private static String host(HttpExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), "localhost");
    }

    private String token(HttpExchange exchange, String handle) throws GeneralSecurityException {
        return issuer.token(
                handle, query(exchange, "use", "access"), Long.parseLong(query(exchange, "expires_in", A_DAY)));
    }

    private static String query(HttpExchange exchange, String name, String otherwise) {
        var query = exchange.getRequestURI().getRawQuery();
        for (var parameter : query == null ? new String[0] : query.split("&")) {
            if (parameter.startsWith(name + "=")) {
                return URLDecoder.decode(parameter.substring(name.length() + 1), UTF_8);
            }
        }
        return otherwise;
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    /** What goes back over the wire. */
    private record Answer(int status, String type, String body) {

        static Answer json(String body) {
            return new Answer(200, "application/json", body);
        }

        static Answer text(String body) {
            return new Answer(200, "text/plain", body);
        }
    }
}
