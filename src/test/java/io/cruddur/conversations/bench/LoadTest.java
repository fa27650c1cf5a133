package io.cruddur.conversations.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final long TENTH = 100_000_000;
    private static final long SEED = 1;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void setUp() {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void tearDown() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        int number = requests.incrementAndGet();
        switch (request.path()) {
            case "/full" -> request.response().setStatusCode(503).end("{}");
            case "/cut" -> request.connection().close();
            case "/stalls" ->
                vertx.setTimer(number == 1 ? 500 : 1, _ -> request.response().end("ok"));
            default -> request.response().end("ok");
        }
    }

    @Test
    void shouldCountAnswersByStatus() throws IOException {
        var load = load(2, "/", "/full");
        load.closed(System.nanoTime() + TENTH);
        var answers = answers(load);
        assertThat(answers.get("200").get("count").asInt()).isPositive();
        assertThat(answers.get("503").get("count").asInt()).isPositive();
        assertThat(answers.get("200").get("count").asInt()
                        + answers.get("503").get("count").asInt())
                .isEqualTo(requests.get());
    }

    @Test
    void shouldGoOnAfterAConnectionIsCut() throws IOException {
        var load = load(1, "/cut", "/");
        load.open(new Schedule(40, 0.5, SEED));
        var answers = answers(load);
        assertThat(answers.get("0").get("count").asInt()).isPositive();
        assertThat(answers.get("200").get("count").asInt()).isPositive();
    }

    @Test
    void shouldCountFromWhenARequestWasDue() throws IOException {
        var load = load(1, "/stalls");
        load.open(new Schedule(100, 0.5, SEED));
        // Most were due while the first one was under way, on the only connection.
        assertThat(answers(load).get("200").get("p50_ms").asDouble()).isGreaterThan(50);
    }

    @Test
    void shouldAskAtTheRate() throws IOException {
        var load = load(4, "/");
        load.open(new Schedule(400, 0.5, SEED));
        assertThat(requests.get()).isBetween(150, 250);
        assertThat(answers(load).get("200").get("count").asInt()).isEqualTo(requests.get());
    }

    private Load load(int connections, String... paths) throws IOException {
        var json = new ObjectMapper();
        var targets = List.of(paths).stream()
                .map(path -> Target.of(json.createObjectNode().put("path", path)))
                .toList();
        return new Load(server.actualPort(), connections, targets);
    }

    private static JsonNode answers(Load load) {
        return load.tally().report(1).get("answers");
    }
}
