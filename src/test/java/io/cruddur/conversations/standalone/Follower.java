package io.cruddur.conversations.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Listener;
import io.cruddur.conversations.world.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A client that keeps what it hears, and whose connection is cut all the time: each time it comes back with the last id it had, as
 * a browser does.
 */
final class Follower {

    private final List<Person> places;
    private final Random random;
    private final Duration cutAfter;
    private final Set<String> ids = new TreeSet<>();
    private final Map<String, String> texts = new HashMap<>();
    private String cursor = "";
    private int connections;
    private long told;

    /**
     * Somebody, as each instance knows them.
     *
     * @param cutAfter how long a connection lasts in the mean; some end at once, few last for several times that
     */
    Follower(List<Person> places, Duration cutAfter, long seed) {
        this.places = places;
        this.cutAfter = cutAfter;
        this.random = new Random(seed);
    }

    /** Begins to listen, before anything happens. */
    void begin() {
        try (var listener = connect()) {
            cursor = listener.awaitCaughtUp().id();
        }
    }

    /** Listens for a while, at either instance. */
    void listen() throws InterruptedException {
        var listener = connect();
        Thread.sleep((long) (random.nextExponential() * cutAfter.toMillis()));
        listener.close();
        listener.awaitEnd();
        keep(listener);
    }

    /** Listens a last time, until nothing is missing that it can be told now. */
    void finish() {
        try (var listener = connect()) {
            listener.awaitCaughtUp();
            keep(listener);
        }
    }

    private Listener connect() {
        connections++;
        Optional<Listener> listener = Optional.empty();
        while (listener.isEmpty()) {
            var request = places.get(random.nextInt(places.size())).request("/v1/events");
            listener = Listener.attempt(cursor.isEmpty() ? request : request.header("Last-Event-ID", cursor));
        }
        return listener.get();
    }

    private void keep(Listener listener) {
        String last = listener.lastEventId();
        cursor = last.isEmpty() ? cursor : last;
        listener.heard().stream().filter(event -> !event.id().isEmpty()).forEach(event -> {
            if (event.type().startsWith("message.")) {
                told++;
                ids.add(event.id().split("-", 2)[1]);
                JsonNode message = event.data();
                texts.put(
                        message.get("conversation_id").asText() + "-" + message.get("seq"),
                        message.path("text").asText());
            }
        });
    }

    /** The ids of what it was told of messages, without their times. */
    Set<String> ids() {
        return ids;
    }

    /** The messages as it has them, by conversation and number; empty texts of what has been deleted. */
    Map<String, String> texts() {
        return texts;
    }

    int connections() {
        return connections;
    }

    /** How often it was told something of a message, each time counted. */
    long told() {
        return told;
    }
}
