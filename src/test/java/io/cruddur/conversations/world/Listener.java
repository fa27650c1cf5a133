package io.cruddur.conversations.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client of the stream of events, as a browser's: it has what it has heard, in order. */
public final class Listener implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpResponse<InputStream> response;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile int comments;
    private volatile @Nullable String retry;

    private Listener(HttpResponse<InputStream> response) {
        this.response = response;
        reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * An event.
     *
     * @param id empty if it had none
     */
    public record Heard(String id, String type, JsonNode data) {}

    /** Listens as that person, from now on. */
    public static Listener of(Person person) {
        return at(person.request("/v1/events"));
    }

    /** Listens as that person, from the event with that id on. */
    public static Listener after(Person person, String lastEventId) {
        return at(person.request("/v1/events").header("Last-Event-ID", lastEventId));
    }

    /** Listens at that place. */
    public static Listener at(HttpRequest.Builder request) {
        return attempt(request).orElseThrow();
    }

    /** Listens at that place, if it can just now. */
    public static Optional<Listener> attempt(HttpRequest.Builder request) {
        var response = HTTP.sendAsync(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream())
                .join();
        assertThat(response.statusCode()).isIn(200, 429, 503);
        return response.statusCode() == 200 ? Optional.of(new Listener(response)) : Optional.empty();
    }

    /** The answer's header. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** What has been heard so far. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** The names of what has been heard so far. */
    public List<String> types() {
        return heard.stream().map(Heard::type).toList();
    }

    /** How many comments there were. */
    public int comments() {
        return comments;
    }

    /** When it is asked to come back, in milliseconds; null if it isn't. */
    public @Nullable String retry() {
        return retry;
    }

    /** The id that a browser would come back with; empty if there was none. */
    public String lastEventId() {
        return ids.isEmpty() ? "" : ids.getLast();
    }

    /** All ids there were, those without an event too. */
    public List<String> ids() {
        return List.copyOf(ids);
    }

    /** Waits until it has heard an event of that name, and tells the first. */
    public Heard await(String type) {
        return await(event -> event.type().equals(type));
    }

    /** Waits until it has heard such an event, and tells the first. */
    public Heard await(Predicate<Heard> wanted) {
        var end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            var found = heard.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("heard only " + types());
    }

    /** Waits until everything from before has been told, and tells that event. */
    public Heard awaitCaughtUp() {
        return await("caught-up");
    }

    /** Waits until the stream has ended. */
    public void awaitEnd() {
        try {
            assertThat(reader.join(PATIENCE)).as("the stream ends").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean hasEnded() {
        return !reader.isAlive();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var event = new Event();
            String line = lines.readLine();
            while (line != null) {
                if (line.isEmpty()) {
                    if (!event.id.isEmpty()) {
                        ids.add(event.id);
                    }
                    event.heard(heard);
                    event = new Event();
                } else {
                    take(line, event);
                }
                line = lines.readLine();
            }
        } catch (IOException _) {
            // Either side hung up.
        }
    }

    private void take(String line, Event event) {
        int colon = line.indexOf(':');
        String value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon)) {
            case "" -> comments++;
            case "id" -> event.id = value;
            case "event" -> event.type = value;
            case "data" -> event.data += value;
            case "retry" -> retry = value;
            default -> throw new AssertionError("an unknown field: " + line);
        }
    }

    private static final class Event {
        private String id = "";
        private String type = "";
        private String data = "";

        void heard(List<Heard> heard) {
            if (!data.isEmpty()) {
                heard.add(new Heard(id, type, json()));
            }
        }

        private JsonNode json() {
            try {
                return JSON.readTree(data);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + data, e);
            }
        }
    }
}
