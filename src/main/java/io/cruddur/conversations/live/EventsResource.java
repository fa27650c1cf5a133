package io.cruddur.conversations.live;

import io.cruddur.conversations.problem.FailsWith;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemJson;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.ForgetCaller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * What happens to the caller's conversations, as it happens.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
 */
@Path("/v1/events")
@Authenticated
@Tag(name = "Events")
class EventsResource {

    private final EventStreams streams;
    private final StreamsConfig config;
    private final Sse sse;
    private final RoutingContext request;
    private final ForgetCaller forgetCaller;

    EventsResource(
            EventStreams streams, StreamsConfig config, Sse sse, RoutingContext request, ForgetCaller forgetCaller) {
        this.streams = streams;
        this.config = config;
        this.sse = sse;
        this.request = request;
        this.forgetCaller = forgetCaller;
    }

    /** From now on, or from what the client heard last. */
    @GET
    @OpensStream
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "followEvents",
            summary = "What happens to the caller's conversations, as it happens",
            description = """
                    Server-sent events, each with the JSON of what it tells of: `message.created`, `message.edited`,
                    `message.deleted` (a message), `conversation.created`, `conversation.changed` (a conversation),
                    `conversation.left` (`conversation_id`), `read` (`conversation_id`, `read_seq`, `unread`), `typing`
                    (`conversation_id`, `person`, `expires_at`), `caught-up` (`at`) between what had happened before and
                    what happens, and `problem`, which is the last. What is stored has an `id:`, the same each time and on
                    every instance; a client that begins again with the last it had misses nothing, and may hear a little
                    twice. A comment comes at least every 20 seconds. The stream ends when the token expires.""")
    @Parameter(name = OpenStream.LAST_EVENT_ID, in = ParameterIn.HEADER)
    @Parameter(name = OpenStream.SINCE, in = ParameterIn.QUERY)
    @Parameter(name = "ticket", in = ParameterIn.QUERY)
    @APIResponse(
            responseCode = "200",
            description = "What happens, until either side ends it",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(ref = "EventStream")))
    @FailsWith({Kind.TOO_MANY_STREAMS, Kind.BAD_CURSOR})
    public Multi<OutboundSseEvent> follow() {
        forgetCaller.of(request);
        return events(OpenStream.opened(request));
    }

    private Multi<OutboundSseEvent> events(EventStream stream) {
        return Multi.createBy()
                .repeating()
                .uni(stream::next)
                .whilst(batch -> !(batch instanceof Batch.Last))
                .onItem()
                .transformToIterable(this::events)
                .onTermination()
                .invoke(() -> streams.close(stream));
    }

    private List<OutboundSseEvent> events(Batch batch) {
        return switch (batch) {
            case Batch.Nothing _ -> List.of();
            case Batch.Told told ->
                told.notices().stream()
                        .flatMap(notice -> events(notice, told.reached()))
                        .toList();
            case Batch.Heartbeat _ -> List.of(sse.newEventBuilder().comment("").build());
            case Batch.Last last -> List.of(end(last.problem()));
        };
    }

    /** A browser comes back with the last id that it had, so after an older one it gets that of where it was. */
    private Stream<OutboundSseEvent> events(Notice notice, Stamp reached) {
        var event = builder(notice).build();
        return notice.isBefore(reached)
                ? Stream.of(
                        event,
                        sse.newEventBuilder()
                                .comment("")
                                .id(NoticeId.cursor(reached))
                                .build())
                : Stream.of(event);
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
