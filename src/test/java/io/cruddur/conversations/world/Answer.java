package io.cruddur.conversations.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a stream only that it is one, since it has no end. */
    static Answer of(HttpResponse<InputStream> response) {
        try (var body = response.body()) {
            String text = isStream(response.headers()) ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), response.headers(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is a stream, of which nothing is read. */
    public boolean isStream() {
        return isStream(headers);
    }

    private static boolean isStream(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Where the {@code Link} headers lead, by their relations. */
    public Map<String, String> links() {
        return headers.allValues("Link").stream()
                .flatMap(value -> Stream.of(value.split(", ?")))
                .collect(Collectors.toMap(
                        link -> link.replaceAll(".*rel=\"(.*)\".*", "$1"),
                        link -> link.substring(1, link.indexOf('>'))));
    }
}
