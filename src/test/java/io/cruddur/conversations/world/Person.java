package io.cruddur.conversations.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Somebody who calls the service, with a token or, if it is null, without.
 *
 * @param handle theirs, without the @
 */
public record Person(World world, String handle, String displayName, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Posts JSON to the messages of the {@code /api} face. */
    public Answer post(String json) {
        return postAsync(json).join();
    }

    public CompletableFuture<Answer> postAsync(String json) {
        return sendAsync(request("/api/messages")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Says something to a person, and tells the conversation's id. */
    public String tell(Person other, String message) {
        Answer answer = post(toPerson(other, message));
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        return answer.json().get("message_group_uuid").asText();
    }

    /** The body of a post to a person. */
    public static String toPerson(Person other, String message) {
        return body(Map.of("handle", other.handle(), "message", message));
    }

    /** The body of a post to a conversation. */
    public static String toGroup(String group, String message) {
        return body(Map.of("message_group_uuid", group, "message", message));
    }

    public JsonNode groups() {
        return get("/api/message_groups").json();
    }

    public JsonNode messages(String group) {
        return get("/api/messages/" + group).json();
    }

    /** Posts JSON to a path of the {@code /v1} face, with headers: their names and values in turn. */
    public Answer post(String path, String json, String... headers) {
        return postAsync(path, json, headers).join();
    }

    public CompletableFuture<Answer> postAsync(String path, String json, String... headers) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return sendAsync(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Patches with JSON and headers: their names and values in turn. */
    public Answer patch(String path, String json, String... headers) {
        return patchAsync(path, json, headers).join();
    }

    public CompletableFuture<Answer> patchAsync(String path, String json, String... headers) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json));
        return sendAsync(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer delete(String path, String... headers) {
        var request = request(path).DELETE();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Creates a group with those people on the {@code /v1} face, and tells its path. */
    public String group(String title, Person... others) {
        ObjectNode body = JSON.createObjectNode().put("title", title);
        Stream.of(others).map(Person::handle).forEach(body.putArray("participants")::add);
        Answer answer = post("/v1/conversations", body.toString());
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return answer.header("Location").map(URI::create).orElseThrow().getPath();
    }

    /** Starts or continues the conversation with a person on the {@code /v1} face, and tells its path. */
    public String talkTo(Person other, String message) {
        Answer answer = post("/v1/conversations", toParticipant(other, message));
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer);
        }
        return answer.header("Location").map(URI::create).orElseThrow().getPath();
    }

    /** Says something in the conversation of that path, and tells the message. */
    public JsonNode say(String conversation, String text) {
        Answer answer = post(conversation + "/messages", body(Map.of("text", text)));
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return answer.json();
    }

    /** The body of a post to {@code /v1/conversations}. */
    public static String toParticipant(Person other, String message) {
        ObjectNode body = JSON.createObjectNode().put("message", message);
        body.putArray("participants").add(other.handle());
        return body.toString();
    }

    /** The body of a post to the messages of a conversation on the {@code /v1} face. */
    public static String text(String text) {
        return body(Map.of("text", text));
    }

    /** The person's id. */
    public String id() {
        return get("/v1/me").json().get("id").asText();
    }

    /** A request of this person's, to be completed. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(world.service().resolve(path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) {
        return sendAsync(request).join();
    }

    /** Sends it; every answer is checked against the API's description. */
    public CompletableFuture<Answer> sendAsync(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(response -> Contract.check(request, Answer.of(response)));
    }

    private static String body(Map<String, String> fields) {
        ObjectNode body = JSON.createObjectNode();
        fields.forEach(body::put);
        return body.toString();
    }
}
