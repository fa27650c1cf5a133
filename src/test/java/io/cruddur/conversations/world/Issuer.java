package io.cruddur.conversations.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** The token issuer of dev mode and tests: makes any token, good or bad, that its key can sign. */
public record Issuer(URI address) {

    public static final String CLIENT = "conversations-dev";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An access token as Cognito would issue it. */
    public String accessToken(String subject) {
        return accessToken(subject, (_, _) -> {});
    }

    /** The same, with changes. */
    public String accessToken(String subject, Change change) {
        ObjectNode claims = claims(subject).put("token_use", "access").put("client_id", CLIENT);
        return sign(claims, change);
    }

    /** An id token as Cognito would issue it, with changes. */
    public String idToken(String subject, Change change) {
        ObjectNode claims = claims(subject).put("token_use", "id").put("aud", CLIENT);
        return sign(claims, change);
    }

    /** Makes the issuer sign with a new key, and publish only that one. */
    public void rotate() {
        post("/rotate", "");
    }

    /** How often the keys have been fetched. */
    public int fetches() {
        return json(send(HttpRequest.newBuilder(address.resolve("/stats")).build()))
                .get("jwks_fetches")
                .asInt();
    }

    /** What a test changes of a token before it is signed. */
    @FunctionalInterface
    public interface Change {
        void apply(ObjectNode header, ObjectNode claims);

        static Change claims(Consumer<ObjectNode> change) {
            return (_, claims) -> change.accept(claims);
        }
    }

    private ObjectNode claims(String subject) {
        long now = Instant.now().getEpochSecond();
        return JSON.createObjectNode()
                .put("sub", subject)
                .put("iss", address.toString())
                .put("iat", now)
                .put("auth_time", now)
                .put("exp", now + 3600)
                .put("jti", UUID.randomUUID().toString());
    }

    private String sign(ObjectNode claims, Change change) {
        String kid = json(send(HttpRequest.newBuilder(address.resolve("/.well-known/jwks.json"))
                        .build()))
                .get("keys")
                .get(0)
                .get("kid")
                .asText();
        ObjectNode header = JSON.createObjectNode().put("alg", "RS256").put("kid", kid);
        change.apply(header, claims);
        return post("/sign", header + "\n" + claims);
    }

    private String post(String path, String body) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String send(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the issuer answers " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
