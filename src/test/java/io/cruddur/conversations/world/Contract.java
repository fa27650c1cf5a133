package io.cruddur.conversations.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cruddur.conversations.world.Description.Place;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** That every answer of the API is one that its description has. */
final class Contract {

    private static final Pattern FACES = Pattern.compile("/(api|v1)/.*");
    private static final Pattern HEADERS_OF_HTTP = Pattern.compile(
            "(?i)content-(type|length)|transfer-encoding|connection|cache-control|date|vary|access-control-.*"
                    + "|x-accel-buffering|x-sse-content-type");

    private Contract() {}

    /** The answer; fails if there is something wrong with it. Preflights are none of the API's business. */
    static Answer check(HttpRequest request, Answer answer) {
        String path = request.uri().getRawPath();
        if (FACES.matcher(path).matches() && !request.method().equals("OPTIONS")) {
            List<String> flaws = Description.operation(request.method(), path)
                    .map(operation -> flaws(operation, request, answer))
                    .orElseGet(() -> flawsOfRefusal(path, request, answer));
            if (!flaws.isEmpty()) {
                throw new AssertionError(request + " isn't answered as described: " + flaws + " " + answer);
            }
        }
        return answer;
    }

    private static List<String> flaws(Place operation, HttpRequest request, Answer answer) {
        Place response = operation.at("responses").at(Integer.toString(answer.status()));
        if (!response.exists()) {
            return List.of("There is no such status");
        }
        List<String> flaws = flawsOfResponse(response, request, answer);
        Place problems = response.at("content").at("application/problem+json").at("examples");
        if (problems.exists() && !request.method().equals("HEAD")) {
            String type = answer.json().path("type").asText();
            if (problems.children().noneMatch(problem -> type.equals("/problems/" + problem.name()))) {
                flaws.add("There is no such problem as " + type);
            }
        }
        return flaws;
    }

    /** What isn't described is refused, in the form of the face. */
    private static List<String> flawsOfRefusal(String path, HttpRequest request, Answer answer) {
        Place responses = Description.whole().at("components").at("responses");
        return answer.status() < 400
                ? List.of("There is no such operation")
                : flawsOfResponse(responses.at(path.startsWith("/api/") ? "codes-403" : "not-found"), request, answer);
    }

    private static List<String> flawsOfResponse(Place response, HttpRequest request, Answer answer) {
        var flaws = new ArrayList<>(flawsOfHeaders(response.at("headers"), answer));
        Place content = response.at("content");
        Place schema = content.at(mediaType(answer)).at("schema");
        if (!content.exists() && !answer.body().isEmpty()) {
            flaws.add("There is no body");
        } else if (content.exists() && !schema.exists()) {
            flaws.add("There is no such content type");
        } else if (content.exists() && !request.method().equals("HEAD") && !answer.isStream()) {
            flaws.addAll(schema.flaws(answer.json()));
        }
        return flaws;
    }

    private static String mediaType(Answer answer) {
        return answer.header("Content-Type").orElse("").replaceFirst(";charset=UTF-8$", "");
    }

    private static List<String> flawsOfHeaders(Place headers, Answer answer) {
        var flaws = new ArrayList<String>();
        headers.children().forEach(header -> {
            Optional<String> value = answer.header(header.name());
            if (value.isPresent()) {
                flaws.addAll(header.at("schema").flaws(json(value.get(), header)));
            } else if (header.node().path("required").asBoolean()) {
                flaws.add(header.name() + " is missing");
            }
        });
        answer.headers().map().keySet().stream()
                .filter(name -> !HEADERS_OF_HTTP.matcher(name).matches())
                .filter(name ->
                        headers.children().noneMatch(header -> header.name().equalsIgnoreCase(name)))
                .forEach(name -> flaws.add("There is no such header as " + name));
        return flaws;
    }

    private static JsonNode json(String value, Place header) {
        boolean isNumber = header.at("schema").node().path("type").asText().equals("integer");
        return isNumber ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value);
    }
}
