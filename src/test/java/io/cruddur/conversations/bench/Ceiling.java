package io.cruddur.conversations.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.logging.Level;
import org.jboss.logmanager.LogContext;

/**
 * A server that does what the service does for a request and nothing else: no framework, no limits, no metrics. It answers
 * the same JSON from the same calls. What can't happen in a measurement is a 500.
 */
final class Ceiling {

    private static final String CONVERSATIONS = "/v1/conversations";
    private static final String MESSAGES = "/messages";
    private static final int LIMIT = 20;
    private static final int TAG_BYTES = 16;

    private final Tokens tokens;
    private final Talks talks;
    private final Calls calls;

    private Ceiling(Tokens tokens, Calls calls) {
        this.tokens = tokens;
        this.calls = calls;
        talks = new Talks(calls);
    }

    /** Serves on a port, or any if it is 0, and says so, with DynamoDB, Postgres and the issuer of tokens where the arguments say. */
    static void serve(String[] args, BiFunction<Vertx, URI, Calls> calls) throws Exception {
        // As in the service; otherwise the SDK's connections are logged to the byte, and to nowhere
        LogContext.getLogContext().getLogger("").setLevel(Level.INFO);
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var ceiling = new Ceiling(Tokens.of(vertx, args[2], args[3]), calls.apply(vertx, URI.create(args[1])));
        var server = vertx.createHttpServer()
                .requestHandler(ceiling::handle)
                .listen(Integer.parseInt(args[0]), "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        System.out.println("Listening on: http://localhost:" + server.actualPort());
    }

    private void handle(HttpServerRequest request) {
        var caller = tokens.caller(request.getHeader("Authorization"));
        var answered = request.method() == HttpMethod.POST
                ? request.body().compose(body -> caller.compose(author -> send(request, author, body)))
                : caller.compose(reader -> read(request, reader));
        answered.onFailure(failure -> {
            System.err.println(request.path() + ": " + failure);
            request.response().setStatusCode(500).end();
        });
    }

    private Future<Void> read(HttpServerRequest request, Caller reader) {
        String path = request.path();
        if (path.equals(CONVERSATIONS)) {
            return calls.newest("GRP#" + reader.id(), LIMIT + 1)
                    .compose(rows -> answer(request, Answers.inbox(rows, LIMIT)));
        }
        if (path.endsWith(MESSAGES)) {
            String id = conversation(path);
            return calls.newest("MSG#" + id, LIMIT + 1)
                    .compose(items -> answer(request, Answers.page(id, items, reader)));
        }
        return request.response().end(reader.handle());
    }

    private Future<Void> send(HttpServerRequest request, Caller author, Buffer body) {
        return talks.send(
                        conversation(request.path()),
                        author,
                        Answers.text(body.getBytes()),
                        Optional.ofNullable(request.getHeader("Idempotency-Key")))
                .compose(sending -> request.response()
                        .setStatusCode(201)
                        .putHeader("content-type", "application/json;charset=UTF-8")
                        .putHeader("ETag", "\"1\"")
                        .putHeader("Location", request.absoluteURI() + "/" + sending.messageId())
                        .end(Buffer.buffer(Answers.sent(sending))));
    }

    private static String conversation(String path) {
        return path.substring(CONVERSATIONS.length() + 1, path.length() - MESSAGES.length());
    }

    private static Future<Void> answer(HttpServerRequest request, byte[] body) {
        String tag = tag(body);
        var response = request.response().putHeader("ETag", tag).putHeader("Cache-Control", "private, no-cache");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            return response.setStatusCode(304).end();
        }
        return response.putHeader("content-type", "application/json;charset=UTF-8")
                .end(Buffer.buffer(body));
    }

    private static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            byte[] base64 = Base64.getUrlEncoder().withoutPadding().encode(Arrays.copyOf(digest, TAG_BYTES));
            return "W/\"" + new String(base64, StandardCharsets.US_ASCII) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
