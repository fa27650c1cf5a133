package io.cruddur.conversations.live;

import io.cruddur.conversations.problem.FailsWith;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemJson;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the caller's conversations, as it happens.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
 */
@Path("/v1/events")
@Authenticated
@Tag(name = "Events")
class EventsResource {

    private static final Map<String, List<String>> HEADERS =
            Map.of("Cache-Control", List.of("no-store"), "X-Accel-Buffering", List.of("no"));

    private final Caller caller;
    private final EventStreams streams;
    private final StreamsConfig config;
    private final Sse sse;
    private final Vertx vertx;

    EventsResource(Caller caller, EventStreams streams, StreamsConfig config, Sse sse, Vertx vertx) {
        this.caller = caller;
        this.streams = streams;
        this.config = config;
        this.sse = sse;
        this.vertx = vertx;
    }

    /** From now on, or from what the client heard last. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(operationId = "followEvents", summary = "What happens to the caller's conversations, as it happens")
    @FailsWith({Kind.TOO_MANY_STREAMS, Kind.BAD_CURSOR})
    public Multi<OutboundSseEvent> follow(
            @RestHeader("Last-Event-ID") @Nullable String lastEventId,
            @RestQuery @Nullable String since,
            RoutingContext request) {
        var cursor = cursor(lastEventId, since);
        Context context = vertx.getOrCreateContext();
        var opened = caller.session()
                .chain(session -> streams.open(
                        new EventStream.Client(
                                session.user().id(), session.expires(), task -> context.runOnContext(_ -> task.run())),
                        cursor,
                        () -> request.request().connection().close()));
        return RestMulti.fromUniResponse(opened, this::events, _ -> HEADERS);
    }

    private static Optional<Stamp> cursor(@Nullable String lastEventId, @Nullable String since) {
        return Stream.of(Optional.ofNullable(lastEventId), Optional.ofNullable(since))
                .flatMap(Optional::stream)
                .filter(cursor -> !cursor.isEmpty())
                .findFirst()
                .map(NoticeId::time);
    }

    private Multi<OutboundSseEvent> events(EventStream stream) {
        return Multi.createBy()
                .repeating()
                .uni(stream::next)
                .whilst(batch -> batch.end().isEmpty())
                .onItem()
                .transformToIterable(this::events)
                .onTermination()
                .invoke(() -> streams.close(stream));
    }

    private List<OutboundSseEvent> events(Batch batch) {
        return batch.end()
                .map(problem -> List.of(end(problem)))
                .orElseGet(() -> batch.notices().isEmpty()
                        ? List.of(sse.newEventBuilder().comment("").build())
                        : batch.notices().stream().map(this::event).toList());
    }

    private OutboundSseEvent event(Notice notice) {
        return builder(notice).build();
    }

    private OutboundSseEvent.Builder builder(Notice notice) {
        var event = sse.newEventBuilder().name(notice.type().toString()).data(notice.data());
        notice.cursor().ifPresent(event::id);
        return event;
    }

    /** Clients of an instance that stops don't all come back at once. */
    private OutboundSseEvent end(Problem problem) {
        var event = builder(Notice.Momentary.of(ProblemJson.of(problem, "")));
        return problem.kind() == Kind.RESTARTING
                ? event.reconnectDelay(spread().toMillis()).build()
                : event.build();
    }

    private Duration spread() {
        return Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(1 + config.spread().toMillis()));
    }
}
