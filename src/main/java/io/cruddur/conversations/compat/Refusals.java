package io.cruddur.conversations.compat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is refused before it reaches a resource, in this face's form: bodies over the limit, and paths that end with a slash
 * (no path is an alias of another).
 */
@ApplicationScoped
class Refusals {

    /** After CORS, whose headers these answers carry. */
    private static final int PRIORITY = Cors.PRIORITY - 1;

    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;

    private final long limit;
    private final Handler<RoutingContext> body;

    Refusals(@ConfigProperty(name = "conversations.body-limit") MemorySize limit) {
        this.limit = limit.asLongValue();
        body = BodyHandler.create(false).setBodyLimit(limit.asLongValue());
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
        filters.register(Refusals::complete, PRIORITY - 1);
    }

    /** Before Quarkus' own handler of failures, which answers with a page or with nothing. */
    void register(@Observes Router router) {
        router.route(Cors.PATHS + "*")
                .order(Integer.MIN_VALUE)
                .failureHandler(context -> refuse(context, context.statusCode() < 0 ? INTERNAL : context.statusCode()));
    }

    private void handle(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.startsWith(Cors.PATHS)) {
            context.next();
        } else if (path.endsWith("/")) {
            refuse(context, NOT_FOUND);
        } else if (length(context) > limit) {
            refuse(context, TOO_LARGE);
        } else if (context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            body.handle(context);
        } else {
            context.next();
        }
    }

    private static long length(RoutingContext context) {
        @Nullable String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** An empty body that has been read is not handed on, and the resource would wait for it for ever. */
    private static void complete(RoutingContext context) {
        if (context.request().isEnded() && context.body().buffer() == null) {
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
        }
        context.next();
    }

    private static void refuse(RoutingContext context, int status) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end("[\"generic_" + status + "\"]");
    }
}
