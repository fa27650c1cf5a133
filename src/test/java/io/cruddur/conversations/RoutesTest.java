package io.cruddur.conversations;

import static io.cruddur.conversations.world.Problems.assertProblem;
import static io.cruddur.conversations.world.Problems.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.Route;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /v1} has, what it hasn't, and that nobody learns more from the difference than they should. */
@QuarkusTest
class RoutesTest {

    private static final String ORIGIN = "https://cruddur.example";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    Person ada;
    Person bob;
    Person eve;
    Person nobody;
    String conversation;
    String message;

    @BeforeEach
    void enter() {
        World world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
        eve = world.person();
        nobody = world.bearer(null);
        conversation = ada.talkTo(bob, "Hello").substring("/v1/conversations/".length());
        message = ada.get("/v1/conversations/" + conversation + "/messages")
                .json()
                .at("/items/0/id")
                .asText();
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
                new Route("PATCH", path + "{id}", "{\"title\":\" \"}"),
                new Route("POST", path + "{id}/members", "{\"handle\":\"nobody-of-that-name\"}"),
                new Route("DELETE", path + "{id}/members/x", ""),
                new Route("PATCH", path + "{id}/messages/" + message, "{\"text\":\"\"}"),
                new Route("PUT", path + "{id}/read", "{\"message_id\":\"x\"}"),
                new Route("PUT", path + "{id}/read", "{\"message_id\":\"" + message + "\",\"force\":true}"))) {
            assertSame(
                    route.with("id", none).ask(eve, ORIGIN),
                    route.with("id", conversation).ask(eve, ORIGIN));
        }
    }

    @Test
    void shouldKnowMessagesOfTheConversationOnly() {
        String other = ada.say(ada.talkTo(eve, "Hello"), "again").get("id").asText();
        Answer missing = new Route(
                        "GET",
                        "/v1/conversations/" + conversation + "/messages/" + message.replaceAll("....$", "0000"),
                        "")
                .ask(ada, ORIGIN);
        assertProblem(missing, 404, "not-found");
        for (String id : List.of(other, UUID.randomUUID().toString(), "x", "%00", "unread")) {
            String path = "/v1/conversations/" + conversation + "/messages/" + id;
            for (Route route : List.of(
                    new Route("GET", path, ""),
                    new Route("PATCH", path, "{\"text\":\"Hello\"}"),
                    new Route("DELETE", path, ""))) {
                assertSame(missing, route.ask(ada, ORIGIN));
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
        assertProblem(new Route(method, path, "{}").ask(ada, ORIGIN), status, slug);
    }

    @Test
    void shouldSayThatThereIsOnlyJson() {
        String here = "/v1/conversations/" + conversation;
        for (String path : List.of(
                "/v1/me", "/v1/conversations", here, here + "/messages", here + "/messages/" + message, "/v1/blocks")) {
            assertProblem(ada.send(ada.request(path).header("Accept", "image/png")), 406, "not-acceptable");
        }
    }

    @Test
    void shouldAnswerThePreflightOfWhatV1Takes() {
        Answer answer = nobody.send(nobody.request("/v1/conversations/x/read")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "PUT"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow()).contains("PUT");
        assertThat(answer.header("Access-Control-Allow-Headers").orElseThrow()).contains("idempotency-key");
        Answer exposed = new Route("GET", "/v1/me", "").ask(ada, ORIGIN);
        assertThat(exposed.header("Access-Control-Expose-Headers").orElseThrow())
                .contains("Location", "Idempotency-Replayed");
    }
}
