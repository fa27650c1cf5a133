package io.cruddur.conversations.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told when another site's page calls. The allowed origins are in the test profile. */
@QuarkusTest
class CorsTest {

    private static final String FRONTEND = "https://cruddur.example";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;
    Person ada;
    Person anybody;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
        anybody = world.bearer(null);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/message_groups, GET, authorization",
        "/api/messages/x, GET, 'authorization,content-type'",
        "/api/messages, POST, 'authorization,content-type'",
        "/api/users/@x/short, GET, content-type",
        "/api/health-check, GET, content-type",
        "/api/nothing, GET, content-type"
    })
    void shouldAnswerAPreflightWithoutAToken(String path, String method, String headers) {
        Answer answer =
                anybody.send(preflight(path, method, FRONTEND).header("Access-Control-Request-Headers", headers));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().isObject()).isTrue();
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertAllowed(answer, FRONTEND);
        assertThat(list(answer, "Access-Control-Allow-Methods"))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
        assertThat(list(answer, "Access-Control-Allow-Headers")).contains("authorization", "content-type");
        assertThat(answer.header("Access-Control-Max-Age")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {FRONTEND, "https://api.cruddur.example"})
    void shouldLetTheseOriginsReadTheAnswer(String origin) {
        for (String path : new String[] {"/api/message_groups", "/api/messages/x", "/api/health-check"}) {
            Answer answer = ada.send(ada.request(path).header("Origin", origin));

            assertThat(answer.status()).isEqualTo(200);
            assertAllowed(answer, origin);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/message_groups,  '',                 401",
        "GET,    /api/nothing,         '',                 404",
        "GET,    /api/health-check/,   '',                 404",
        "DELETE, /api/message_groups,  '',                 405",
        "POST,   /api/messages,        '{\"message\":',    400",
        "POST,   /api/messages,        '{}',               422",
        "POST,   /api/messages,        too large,          413",
        "PUT,    /api/messages,        too large,          413"
    })
    void shouldLetTheFrontendReadErrors(String method, String path, String body, int status) {
        Person caller = status == 401 ? anybody : ada;
        Answer answer = caller.send(caller.request(path)
                .header("Origin", FRONTEND)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.equals("too large") ? " ".repeat(20_000) : body)));

        assertThat(answer.status()).isEqualTo(status);
        assertAllowed(answer, FRONTEND);
    }

    @Test
    void shouldLetTheFrontendReadThatTheBodyIsNoJson() {
        Answer answer = ada.send(ada.request("/api/messages")
                .header("Origin", FRONTEND)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("Hello")));

        assertThat(answer.status()).isEqualTo(415);
        assertAllowed(answer, FRONTEND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://cruddur.example",
                "https://cruddur.example:8443",
                "https://cruddur.example.evil.example",
                "https://evil.cruddur.example",
                "https://cruddur.exampl",
                "https://cruddur.example/",
                "*",
                "null"
            })
    void shouldAnswerForeignOriginsLikeAnyClient(String origin) {
        Answer answer = ada.send(ada.request("/api/message_groups").header("Origin", origin));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
        assertNotAllowed(answer);

        assertNotAllowed(anybody.send(preflight("/api/messages", "POST", origin)));
        assertNotAllowed(anybody.send(anybody.request("/api/message_groups").header("Origin", origin)));
    }

    @Test
    void shouldSayNothingOfOriginsWhenThereIsNone() {
        assertNotAllowed(ada.get("/api/message_groups"));
        assertNotAllowed(anybody.get("/api/nothing"));
    }

    private HttpRequest.Builder preflight(String path, String method, String origin) {
        return anybody.request(path)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method);
    }

    private static void assertAllowed(Answer answer, String origin) {
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(list(answer, "Access-Control-Expose-Headers")).contains("Authorization");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    private static void assertNotAllowed(Answer answer) {
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    private static String[] list(Answer answer, String header) {
        return answer.header(header).orElse("").split(", *");
    }
}
