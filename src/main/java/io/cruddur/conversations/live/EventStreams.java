package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.Committed;
import io.cruddur.conversations.live.EventStream.Client;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The streams that are open on this instance, and whom of them a wake-up is for. */
@ApplicationScoped
class EventStreams {

    private static final long TICK_MILLIS = 1000;

    private final Bus bus;
    private final Vertx vertx;
    private final EventStream.Tools tools;
    private final StreamsConfig config;
    private final InstantSource clock;
    private final Map<UserId, Set<Open>> byReader = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean closing;

    EventStreams(
            Bus bus,
            Vertx vertx,
            Feed feed,
            Typists typists,
            StreamsConfig config,
            InstantSource clock,
            MeterRegistry metrics) {
        this.bus = bus;
        this.vertx = vertx;
        this.tools = new EventStream.Tools(feed, typists, config, clock);
        this.config = config;
        this.clock = clock;
        metrics.gauge("conversations.streams", open);
    }

    private record Open(EventStream stream, Wire wire) {}

    void start(@Observes StartupEvent event) {
        bus.listen(this::wake);
        vertx.setPeriodic(TICK_MILLIS, _ -> look(clock.instant()));
    }

    void announce(@Observes Committed committed) {
        var kind = switch (committed.what()) {
            case MESSAGE -> Wake.Kind.MESSAGE;
            case CHANGE -> Wake.Kind.LOG;
        };
        bus.publish(new Wake(kind, committed.conversation(), committed.whom(), Optional.empty()));
    }

    private void wake(Wake wake) {
        var work = Work.of(wake);
        wake.users().stream().flatMap(this::of).forEach(found -> found.stream().wake(work));
    }

    private Stream<Open> of(UserId reader) {
        return byReader.getOrDefault(reader, Set.of()).stream();
    }

    /**
     * Opens one; if the instance stops, one that says so and ends. Fails with {@code TOO_MANY_STREAMS} if the person or the
     * instance has as many as they may, and with {@code Unavailable} if it can't be read what has happened.
     *
     * @param cursor since when the client wants to know; empty for from now on
     */
    Uni<EventStream> open(Client client, Optional<Stamp> cursor, Wire wire) {
        var now = new Stamp(clock.instant());
        var since = cursor.filter(at -> !at.isAfter(now));
        var stream = new EventStream(client, tools, since, now);
        if (closing) {
            // Not a problem of HTTP's: an EventSource doesn't come back after one.
            stream.end(Problem.Plain.of(Kind.RESTARTING));
            return Uni.createFrom().item(stream);
        }
        enter(new Open(stream, wire));
        // The stream is known before anything is read, so that what is committed meanwhile wakes it.
        return stream.begin()
                .onFailure()
                .invoke(() -> close(stream))
                .onCancellation()
                .invoke(() -> close(stream));
    }

    private void enter(Open stream) {
        byReader.compute(stream.stream().reader(), (_, known) -> {
            Set<Open> streams = known == null ? ConcurrentHashMap.newKeySet() : known;
            if (streams.size() >= config.perPerson() || open.get() >= config.perInstance()) {
                throw Problem.Later.of(Kind.TOO_MANY_STREAMS).failure();
            }
            streams.add(stream);
            open.incrementAndGet();
            return streams;
        });
    }

    /** It is open no more. */
    void close(EventStream stream) {
        byReader.computeIfPresent(stream.reader(), (_, streams) -> {
            if (streams.removeIf(known -> known.stream() == stream)) {
                open.decrementAndGet();
            }
            return streams.isEmpty() ? null : streams;
        });
    }

    private Stream<Open> all() {
        return byReader.values().stream().flatMap(Set::stream);
    }

    private void look(Instant now) {
        Duration patience = config.patience();
        all().forEach(known -> {
            EventStream stream = known.stream();
            if (known.wire().isCut()) {
                close(stream);
            }
            if (stream.hasExpired(now)) {
                stream.end(Problem.Plain.of(Kind.UNAUTHORIZED));
            }
            if (stream.isStalled(now, patience)) {
                stream.end(Problem.Plain.of(Kind.TOO_SLOW));
            }
            if (stream.isStalled(now, patience.multipliedBy(2))) {
                known.wire().hangUp();
            }
            stream.tick();
        });
    }

    void shutDown(@Observes ShutdownDelayInitiatedEvent event) {
        endAll();
    }

    @PreDestroy
    void endAll() {
        closing = true;
        all().forEach(known -> known.stream().end(Problem.Plain.of(Kind.RESTARTING)));
    }
}
