package io.cruddur.conversations.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
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
