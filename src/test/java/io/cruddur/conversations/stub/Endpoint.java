package io.cruddur.conversations.stub;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** DynamoDB's protocol, on one event loop. */
final class Endpoint extends AbstractVerticle {

    private static final CharSequence TARGET = HttpHeaders.createOptimized("X-Amz-Target");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-amzn-RequestId");
    private static final CharSequence CRC = HttpHeaders.createOptimized("x-amz-crc32");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/x-amz-json-1.0");

    private final int port;
    private final Duration latency;
    private final Operations operations;
    private final Faults faults;
    private final Steering steering;
    private final AtomicInteger listening;
    private Delay delay;
    private long requests;

    Endpoint(int port, Duration latency, Operations operations, Faults faults, AtomicInteger listening) {
        this.port = port;
        this.latency = latency;
        this.operations = operations;
        this.faults = faults;
        this.steering = new Steering(faults, operations);
        this.listening = listening;
    }

    @Override
    public void start(Promise<Void> started) {
        delay = new Delay(context, latency);
        // Not to linger makes of every end of a connection a reset.
        var options = new HttpServerOptions().setHost("localhost").setSoLinger(0);
        vertx.createHttpServer(options)
                .requestHandler(request -> request.bodyHandler(body -> handle(request, body)))
                .listen(port)
                .onSuccess(server -> listening.set(server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    @Override
    public void stop() {
        delay.close();
    }

    private void handle(HttpServerRequest request, Buffer body) {
        if (!request.method().equals(HttpMethod.POST) || !request.path().equals("/")) {
            steering.answer(request, body.getBytes());
            return;
        }
        Operation operation = operations.of(request.headers().get(TARGET));
        operation.calls().increment();
        Optional<Plan> plan = faults.draw(operation.name());
        if (plan.isEmpty()) {
            Reply reply = operation.answer(body.getBytes());
            delay.then(() -> send(request.response(), reply));
        } else {
            spoil(request, body.getBytes(), operation, plan.get());
        }
    }

    private void spoil(HttpServerRequest request, byte[] body, Operation operation, Plan plan) {
        Optional<Reply> refusal = plan.fault().refusal(plan, body);
        if (refusal.isPresent()) {
            delay.then(() -> send(request.response(), refusal.get()));
            return;
        }
        if (plan.fault() == Fault.RESET_BEFORE) {
            delay.then(() -> request.connection().close());
            return;
        }
        Reply reply = operation.answer(body);
        switch (plan.fault()) {
            case SLOW ->
                vertx.setTimer(Math.max(1, latency.toMillis() + plan.millis()), _ -> send(request.response(), reply));
            case BAD_CRC -> delay.then(() -> send(request.response(), reply.garbled()));
            case TRUNCATED -> delay.then(() -> cut(request, reply));
            default -> delay.then(() -> request.connection().close());
        }
    }

    private void send(HttpServerResponse response, Reply reply) {
        if (!response.closed()) {
            head(response, reply).end(reply.body());
        }
    }

    private void cut(HttpServerRequest request, Reply reply) {
        int length = reply.body().length();
        head(request.response(), reply)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(length))
                .write(reply.body().getBuffer(0, length / 2))
                .onComplete(_ -> request.connection().close());
    }

    private HttpServerResponse head(HttpServerResponse response, Reply reply) {
        response.setStatusCode(reply.status());
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, JSON)
                .set(CRC, reply.crc())
                .set(REQUEST_ID, Long.toString(++requests, Character.MAX_RADIX));
        return response;
    }
}
