package io.cruddur.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Issuer.Change;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every route of {@code /v1}, whoever calls it and whatever it is called with; a meta-test finds a route that is missing
 * here. Two answers are the same when they differ at most in their {@code traceId}, which is each answer's own.
 */
@QuarkusTest
class AccessTest {

    private static final String ORIGIN = "https://cruddur.example";
    private static final String JSON = "application/json;charset=UTF-8";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;
    Person ada;
    Person bob;
    Person eve;
    Person nobody;
    Person expired;
    Person unregistered;
    String conversation;
    String message;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
        eve = world.person();
        nobody = world.bearer(null);
        String subject = UUID.randomUUID().toString();
        unregistered = world.bearer(world.issuer().accessToken(subject));
        long past = Instant.now().minusSeconds(3600).getEpochSecond();
        expired = world.bearer(world.issuer().accessToken(subject, Change.claims(claims -> claims.put("exp", past))));
        conversation = ada.talkTo(bob, "Hello").substring("/v1/conversations/".length());
        message = ada.get("/v1/conversations/" + conversation + "/messages")
                .json()
                .at("/items/0/id")
                .asText();
    }

    private record Route(String method, String path, String body) {

        Route with(String id, String message) {
            return new Route(method, path.replace("{id}", id).replace("{message}", message), body);
        }
    }

    private static final List<Route> OF_CONVERSATIONS = List.of(
            new Route("GET", "/v1/conversations/{id}", ""),
            new Route("GET", "/v1/conversations/{id}/messages", ""),
            new Route("POST", "/v1/conversations/{id}/messages", "{\"text\":\"Hello\"}"),
            new Route("GET", "/v1/conversations/{id}/messages/{message}", ""),
            new Route("PATCH", "/v1/conversations/{id}/messages/{message}", "{\"text\":\"Hello\"}"),
            new Route("DELETE", "/v1/conversations/{id}/messages/{message}", ""),
            new Route("PUT", "/v1/conversations/{id}/read", "{}"));

    private static final List<Route> OF_THE_CALLER = List.of(
            new Route("GET", "/v1/me", ""),
            new Route("GET", "/v1/users/@{handle}", ""),
            new Route("GET", "/v1/blocks", ""),
            new Route("PUT", "/v1/blocks/@{handle}", ""),
            new Route("DELETE", "/v1/blocks/@{handle}", ""),
            new Route("GET", "/v1/conversations", ""),
            new Route("POST", "/v1/conversations", "{\"participants\":[\"{handle}\"],\"message\":\"Hello\"}"));

    @Test
    void shouldMissNoRoute() {
        JsonNode paths =
                nobody.send(nobody.request("/q/openapi?format=json")).json().get("paths");
        var described = paths.propertyStream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();

        assertThat(Stream.of(OF_CONVERSATIONS, OF_THE_CALLER)
                        .flatMap(List::stream)
                        .map(route -> route.method() + " " + route.path()))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void shouldLetMembersIn() {
        for (Route route : OF_CONVERSATIONS) {
            for (Person member : List.of(ada, bob)) {
                String theirs = member.say("/v1/conversations/" + conversation, "Hello")
                        .get("id")
                        .asText();
                Answer answer = call(member, route.with(conversation, theirs));
                assertThat(answer.status())
                        .as(answer.body())
                        .isEqualTo(
                                switch (route.method()) {
                                    case "POST" -> 201;
                                    case "DELETE" -> 204;
                                    default -> 200;
                                });
                assertThat(answer.header("Content-Type"))
                        .isEqualTo(answer.body().isEmpty() ? Optional.empty() : Optional.of(JSON));
            }
        }
    }

    @Test
    void shouldNotTellOthersFromMissingFromMalformed() {
        String theirs = world.person().talkTo(world.person(), "Between us").substring("/v1/conversations/".length());
        String none = UUID.randomUUID().toString();
        for (Route route : OF_CONVERSATIONS) {
            Answer strangers = call(eve, route.with(conversation, message));
            assertProblem(strangers, 404, "not-found");
            assertSame(strangers, call(ada, route.with(theirs, message)));
            for (Person caller : List.of(ada, eve)) {
                for (String id : List.of(none, "x", "1-1-1-1-1", conversation + "0", "%00", "%F0%9F%98%80", "a%2Fb")) {
                    assertSame(strangers, call(caller, route.with(id, message)));
                }
            }
        }
        assertThat(ada.get("/v1/conversations/" + conversation + "/messages")
                        .json()
                        .findValuesAsText("text"))
                .containsExactly("Hello");
    }

    @Test
    void shouldTellStrangersNothingThroughWhatIsWrong() {
        String path = "/v1/conversations/";
        String none = UUID.randomUUID().toString();
        for (Route route : List.of(
                new Route("GET", path + "{id}/messages?limit=0", ""),
                new Route("GET", path + "{id}/messages?around=unread", ""),
                new Route("GET", path + "{id}/messages?before=" + message, ""),
                new Route("GET", path + "{id}/messages?after=x", ""),
                new Route("POST", path + "{id}/messages", "{\"text\":\"\"}"),
                new Route("POST", path + "{id}/messages", "{\"text\":7}"),
                new Route("PATCH", path + "{id}/messages/{message}", "{\"text\":\"\"}"),
                new Route("PUT", path + "{id}/read", "{\"message_id\":\"x\"}"),
                new Route("PUT", path + "{id}/read", "{\"message_id\":\"" + message + "\",\"force\":true}"))) {
            assertSame(call(eve, route.with(none, message)), call(eve, route.with(conversation, message)));
        }
    }

    @Test
    void shouldKnowMessagesOfTheConversationOnly() {
        String other = ada.say(ada.talkTo(eve, "Hello"), "again").get("id").asText();
        for (Route route : OF_CONVERSATIONS) {
            if (route.path().endsWith("{message}")) {
                Answer missing = call(ada, route.with(conversation, message.replaceAll("....$", "0000")));
                assertProblem(missing, 404, "not-found");
                for (String id : List.of(other, UUID.randomUUID().toString(), "x", "%00", "unread")) {
                    assertSame(missing, call(ada, route.with(conversation, id)));
                }
            }
        }
    }

    @Test
    void shouldAskForAToken() {
        for (Route route : routes()) {
            for (Person caller : List.of(nobody, expired, world.bearer("x.y.z"))) {
                for (String id : List.of(conversation, UUID.randomUUID().toString(), "x")) {
                    Answer answer = call(caller, route.with(id, message));
                    assertProblem(answer, 401, "unauthorized");
                    assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
                    assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(ORIGIN);
                }
            }
        }
    }

    @Test
    void shouldTellTheUnregisteredWhatIsWrong() {
        for (Route route : routes()) {
            for (String id : List.of(conversation, UUID.randomUUID().toString(), "x")) {
                assertProblem(call(unregistered, route.with(id, message)), 403, "unregistered");
            }
        }
    }

    @Test
    void shouldTellWhoPeopleAre() {
        JsonNode me = ada.get("/v1/me").json();
        assertThat(me.get("handle").asText()).isEqualTo(ada.handle());
        assertThat(me.get("display_name").asText()).isEqualTo(ada.displayName());
        assertThat(bob.get("/v1/users/@" + ada.handle()).json()).isEqualTo(me);
        for (String handle : List.of(
                "nobody-of-that-name", "%00", "@x", "%F0%9F%98%80", ada.handle().toUpperCase(Locale.ROOT))) {
            assertProblem(ada.get("/v1/users/@" + handle), 404, "not-found");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /v1/nothing                      | 404 | not-found
                    GET    | /v1/                             | 404 | not-found
                    GET    | /v1/me/                          | 404 | not-found
                    GET    | /v1/me;a=b                       | 404 | not-found
                    GET    | /v1/users/x                      | 404 | not-found
                    GET    | /v1/conversations/x/y            | 404 | not-found
                    DELETE | /v1/me                           | 405 | method-not-allowed
                    PUT    | /v1/conversations                | 405 | method-not-allowed
                    DELETE | /v1/conversations                | 405 | method-not-allowed
                    POST   | /v1/blocks                       | 405 | method-not-allowed
                    GET    | /v1/blocks/@x                    | 405 | method-not-allowed
                    PUT    | /v1/blocks/x                     | 404 | not-found
                    BREW   | /v1/me                           | 405 | method-not-allowed
                    """)
    void shouldSayWhatIsNotThere(String method, String path, int status, String slug) {
        assertProblem(call(ada, new Route(method, path, "{}")), status, slug);
    }

    @Test
    void shouldSayThatThereIsOnlyJson() {
        for (Route route : routes()) {
            if (!route.method().equals("DELETE")) {
                var request = request(ada, route.with(conversation, message)).header("Accept", "image/png");
                assertProblem(ada.send(request), 406, "not-acceptable");
            }
        }
    }

    @Test
    void shouldAnswerThePreflightOfWhatV1Takes() {
        Answer answer = nobody.send(nobody.request("/v1/conversations/x/read")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "PUT"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow()).contains("PUT", "PATCH", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers").orElseThrow())
                .contains("idempotency-key", "if-match", "if-none-match");
        Answer exposed = call(ada, OF_THE_CALLER.getFirst());
        assertThat(exposed.header("Access-Control-Expose-Headers").orElseThrow())
                .isEqualTo("RateLimit, RateLimit-Policy, Retry-After, ETag, Link, Location, Idempotency-Replayed,"
                        + " WWW-Authenticate");
    }

    private static List<Route> routes() {
        return Stream.of(OF_CONVERSATIONS, OF_THE_CALLER).flatMap(List::stream).toList();
    }

    private Answer call(Person caller, Route route) {
        return caller.send(request(caller, route));
    }

    private HttpRequest.Builder request(Person caller, Route route) {
        String path = route.path().replace("{handle}", bob.handle());
        String body = route.body().replace("{handle}", bob.handle());
        var request = caller.request(path).header("Origin", ORIGIN).header("If-Match", "*");
        return body.isEmpty()
                ? request.method(route.method(), BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(route.method(), BodyPublishers.ofString(body));
    }

    private static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("type").asText()).isEqualTo("/problems/" + slug);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("traceId").asText()).matches("[0-9a-f]{32}");
    }

    private static void assertSame(Answer one, Answer other) {
        assertThat(other.status()).as(other.body()).isEqualTo(one.status());
        assertThat(other.headers().allValues("Content-Type"))
                .isEqualTo(one.headers().allValues("Content-Type"));
        assertThat(other.headers().map().keySet()).isEqualTo(one.headers().map().keySet());
        assertThat(untraced(other)).isEqualTo(untraced(one));
    }

    private static String untraced(Answer answer) {
        return answer.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
    }
}
