package io.cruddur.conversations.edge;

import io.cruddur.conversations.problem.Dialect;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.Problems;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is refused before it reaches a resource, in the form of the face that was called: bodies over the limit, and paths
 * that end with a slash or have parameters in them (no path is an alias of another).
 */
@ApplicationScoped
class Refusals {

    /** After CORS, whose headers these answers carry. */
    private static final int PRIORITY = Cors.PRIORITY - 1;

    /** From then on the body is there. */
    static final int COMPLETE = PRIORITY - 1;

    private final Problems problems;
    private final Handler<RoutingContext> body;

    Refusals(Problems problems, @ConfigProperty(name = "conversations.body-limit") MemorySize limit) {
        this.problems = problems;
        body = BodyHandler.create(false).setBodyLimit(limit.asLongValue());
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
        filters.register(Refusals::complete, COMPLETE);
    }

    /** Before Quarkus' own handler of failures, which answers with a page or with nothing. */
    void register(@Observes Router router) {
        for (Face face : Face.values()) {
            router.route(face.path() + "*").order(Integer.MIN_VALUE).failureHandler(this::failed);
        }
    }

    private void failed(RoutingContext context) {
        if (context.failure() instanceof HttpClosedException) {
            return; // with the client
        }
        Kind kind = Kind.ofStatus(context.statusCode());
        if (kind == Kind.INTERNAL) {
            answer(context, problems.defect(context.failure(), path(context)));
        } else {
            refuse(context, kind);
        }
    }

    private void handle(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.contains(";")) {
            refuse(context, Kind.NOT_FOUND);
        } else if (Face.of(path).isEmpty()) {
            context.next();
        } else if (path.endsWith("/")) {
            refuse(context, Kind.NOT_FOUND);
        } else {
            body.handle(context);
        }
    }

    /** An empty body that has been read is not handed on, and the resource would wait for it for ever. */
    private static void complete(RoutingContext context) {
        if (context.request().isEnded() && context.body().buffer() == null) {
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
        }
        context.next();
    }

    private void refuse(RoutingContext context, Kind kind) {
        refuse(context, Problem.Plain.of(kind));
    }

    /** Answers with a problem, in the form of the face that was called. */
    void refuse(RoutingContext context, Problem problem) {
        answer(context, problems.tell(problem, path(context)));
    }

    private static void answer(RoutingContext context, Dialect.Told told) {
        context.response().setStatusCode(told.status()).putHeader(HttpHeaders.CONTENT_TYPE, told.mediaType());
        told.headers().forEach(context.response()::putHeader);
        context.end(Json.encode(told.body()));
    }

    private static String path(RoutingContext context) {
        return Objects.requireNonNullElse(context.request().path(), "");
    }
}
