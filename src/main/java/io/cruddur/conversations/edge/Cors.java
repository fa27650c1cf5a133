package io.cruddur.conversations.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin requests to the API. Quarkus' own filter answers a foreign origin with an empty 403; here a foreign origin
 * is answered like any client, without the headers that would let a page read the answer.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, the CORS protocol</a>
 */
@ApplicationScoped
class Cors {

    /** Before authentication, so that a preflight needs no token and a 401 has the headers. */
    static final int PRIORITY = 1000;

    private static final String ANY = "*";

    private final Set<String> origins;

    Cors(CorsConfig config) {
        origins = config.origins().orElse(Set.of()).stream()
                .map(origin -> origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        Face.of(context.normalizedPath()).ifPresentOrElse(face -> handle(context, face), context::next);
    }

    private void handle(RoutingContext context, Face face) {
        MultiMap headers = context.response().headers().add(HttpHeaders.VARY, "Origin");
        @Nullable String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        boolean preflight = HttpMethod.OPTIONS.equals(context.request().method())
                && context.request().headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (origin != null && (origins.contains(ANY) || origins.contains(origin))) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.contains(ANY) ? ANY : origin)
                    .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, face.exposed());
            if (preflight) {
                headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, face.methods())
                        .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, face.allowed())
                        .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
            }
        }
        if (preflight) {
            headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
            context.response().setStatusCode(200).end("{}");
        } else {
            context.next();
        }
    }
}
