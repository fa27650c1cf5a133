package io.cruddur.conversations.live;

import io.cruddur.conversations.user.Postgres;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * For any number of instances, through {@code NOTIFY} of the Postgres that they share. While that is down nobody waits, nor
 * fails: what can't be told in time isn't told.
 */
final class PostgresBus implements Bus {

    private static final Logger LOG = Logger.getLogger(PostgresBus.class);
    private static final int MOST_WAITING = 1_000;

    private final String instance = UUID.randomUUID().toString().substring(0, 8);
    private final Listeners listeners = new Listeners();
    private final Outbox outbox = new Outbox(MOST_WAITING);
    private final AtomicBoolean warned = new AtomicBoolean();
    private final Line line;
    private final Counter published;
    private final Counter received;
    private final Counter dropped;

    PostgresBus(Postgres postgres, MeterRegistry registry) {
        line = new Line(postgres, this::hear, this::send);
        published = counter(registry, "published");
        received = counter(registry, "received");
        dropped = counter(registry, "dropped");
    }

    private static Counter counter(MeterRegistry registry, String what) {
        return Counter.builder("events.wakes")
                .tag("what", what)
                .description("Wake-ups that went to the other instances, came from them, or were given up")
                .register(registry);
    }

    void open() {
        line.open();
    }

    void close() {
        line.close();
    }

    /** Whether it hears other instances at the moment. */
    boolean isOpen() {
        return line.isOpen();
    }

    @Override
    public void listen(Consumer<Wake> listener) {
        listeners.add(listener);
    }

    @Override
    public void publish(Wake wake) {
        listeners.tell(wake);
        published.increment();
        if (wake.kind() == Wake.Kind.TYPING && !line.isOpen()) {
            dropped.increment(); // it would be over when it is heard
        } else {
            dropped.increment(outbox.put(wake));
            send();
        }
    }

    private void send() {
        List<Wake> wakes = line.isOpen() ? outbox.take() : List.of();
        if (!wakes.isEmpty()) {
            var _ = line.send(new Letter(instance, wakes).texts()).subscribe().with(_ -> arrived(), _ -> {
                dropped.increment(wakes.size());
                arrived();
            });
        }
    }

    private void arrived() {
        outbox.arrived();
        send();
    }

    private void hear(String text) {
        try {
            Letter letter = Letter.read(text);
            if (!letter.from().equals(instance)) {
                received.increment(letter.wakes().size());
                letter.wakes().forEach(listeners::tell);
            }
        } catch (IllegalArgumentException _) {
            if (!warned.getAndSet(true)) {
                LOG.warn(
                        "Somebody tells the instances what isn't a wake-up; it is ignored, from now on without a word");
            }
        }
    }
}
