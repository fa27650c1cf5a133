package io.cruddur.conversations.live;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Opens the caller's stream before it is answered: once an answer of events has begun, it can't be a problem any more. */
@Singleton
class OpenStream {

    static final String LAST_EVENT_ID = "Last-Event-ID";
    static final String SINCE = "since";

    private static final String OPENED = OpenStream.class.getName();

    private final Caller caller;
    private final EventStreams streams;

    OpenStream(Caller caller, EventStreams streams) {
        this.caller = caller;
        this.streams = streams;
    }

    /** The stream that was opened for a request. */
    static EventStream opened(RoutingContext request) {
        return Objects.requireNonNull(request.get(OPENED));
    }

    /** After every other filter, since nothing but the stream's end closes it. */
    @OpensStream
    @ServerRequestFilter(priority = Priorities.USER + 1000)
    Uni<Void> open(RoutingContext request) {
        var cursor = cursor(request);
        Context context = Objects.requireNonNull(Vertx.currentContext());
        return caller.session()
                .map(session -> new EventStream.Client(
                        session.user().id(), session.expires(), task -> context.runOnContext(_ -> task.run())))
                .chain(client -> streams.open(client, cursor, new Wire(request)))
                .invoke(stream -> {
                    request.put(OPENED, stream);
                    request.response().putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
                })
                .replaceWithVoid();
    }

    /** A browser that comes back by itself says where it was in the header, at the address it began with. */
    private static Optional<Stamp> cursor(RoutingContext request) {
        @Nullable String last = request.request().getHeader(LAST_EVENT_ID);
        @Nullable String since = request.request().getParam(SINCE);
        return Stream.of(Optional.ofNullable(last), Optional.ofNullable(since))
                .flatMap(Optional::stream)
                .filter(cursor -> !cursor.isEmpty())
                .findFirst()
                .map(NoticeId::time);
    }
}
