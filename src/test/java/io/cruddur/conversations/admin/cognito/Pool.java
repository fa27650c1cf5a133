package io.cruddur.conversations.admin.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A user pool that speaks Cognito's protocol as far as listing goes: pages of at most 60 users, each of which is asked for
 * with the token of the last. The second call is throttled, once.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html">ListUsers</a>
 */
public final class Pool implements AutoCloseable {

    /** Its id. */
    public static final String ID = "ca-central-1_Stand1n";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET = "AWSCognitoIdentityProviderService.ListUsers";
    private static final int PAGE = 60;

    private final HttpServer server;
    private final List<ObjectNode> users = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    public Pool() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How often it has been asked. */
    public int calls() {
        return calls.get();
    }

    /** Lets somebody sign in, who may have no handle. */
    public void add(String handle, String subject) {
        var user = JSON.createObjectNode()
                .put("Username", "user-" + subject)
                .put("Enabled", true)
                .put("UserStatus", "CONFIRMED");
        attribute(user, "sub", subject);
        attribute(user, "email", subject + "@example.org");
        if (handle != null) {
            attribute(user, "preferred_username", handle);
        }
        users.add(user);
    }

    private static void attribute(ObjectNode user, String name, String value) {
        user.withArray("Attributes").addObject().put("Name", name).put("Value", value);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            if (!TARGET.equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    || !exchange.getRequestHeaders().getFirst("Authorization").startsWith("AWS4-HMAC-SHA256")) {
                answer(exchange, 400, error("UnknownOperationException", "not in here"));
            } else if (calls.incrementAndGet() == 2) {
                answer(exchange, 400, error("TooManyRequestsException", "Rate exceeded"));
            } else if (!ID.equals(request.path("UserPoolId").asText())) {
                answer(exchange, 400, error("ResourceNotFoundException", "User pool does not exist."));
            } else {
                answer(exchange, 200, page(request));
            }
        }
    }

    private ObjectNode page(JsonNode request) {
        int from = request.path("PaginationToken").asInt(0);
        int to = Math.min(
                users.size(), from + Math.min(PAGE, request.path("Limit").asInt(PAGE)));
        var page = JSON.createObjectNode();
        page.putArray("Users").addAll(users.subList(from, to));
        if (to < users.size()) {
            page.put("PaginationToken", String.valueOf(to));
        }
        return page;
    }

    private static ObjectNode error(String type, String message) {
        return JSON.createObjectNode().put("__type", type).put("message", message);
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
