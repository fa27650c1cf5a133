package io.cruddur.conversations.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as such: bodies that aren't JSON or are too large, paths and methods that aren't there, HEAD. */
@QuarkusTest
class RequestsTest {

    private static final int LIMIT = 16 * 1024;

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;
    Person ada;
    Person bob;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "7",
                "\"Hello\"",
                "[]",
                "[{\"message\":\"Hello\"}]",
                "{",
                "{\"message\":\"Hello\"",
                "{\"message\":}",
                "{'message':'Hello'}",
                "message=Hello",
                "{} {}",
                "{}x",
                "{\"message\":\"line\nbreak\"}",
                "{\"message\":\"\\q\"}"
            })
    void shouldRefuseWhatIsNoJsonObject(String body) {
        assertRefused(ada.post(body), 400);
        assertRefused(send("application/json", chunked(body)), 400);
    }

    @Test
    void shouldRefuseWhatNoParserShouldRead() {
        assertRefused(ada.post("{\"message\":" + "[".repeat(8000)), 400);
        assertRefused(ada.post("{\"handle\":" + "[".repeat(4000) + "]".repeat(4000) + "}"), 400);
        assertRefused(ada.post("{\"handle\":" + "1".repeat(8000) + "}"), 400);
        byte[] notUtf8 = "{\"message\":\"\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(send("application/json", BodyPublishers.ofByteArray(notUtf8)), 400);
    }

    @Test
    void shouldTolerateUnknownFields() {
        String body = Person.toPerson(bob, "Hello");

        assertThat(ada.post(body.replace("{", "{\"user_receiver_handle\":\"x\",\"extra\":{\"a\":[1]},"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"})
    void shouldTakeJson(String type) {
        assertThat(send(type, BodyPublishers.ofString(Person.toPerson(bob, "Hello")))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // none
                "text/plain",
                "text/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/octet-stream"
            })
    void shouldTakeNothingElse(String type) {
        String body = Person.toPerson(bob, "Hello");

        assertRefused(send(type, BodyPublishers.ofString(body)), 415);
        assertRefused(send(type, chunked(body)), 415);
    }

    @Test
    void shouldTakeABodyUpToTheLimit() {
        String body = padded(LIMIT);

        assertThat(send("application/json", BodyPublishers.ofString(body)).status())
                .isEqualTo(200);
        assertThat(send("application/json", chunked(body)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 100 * LIMIT})
    void shouldRefuseALargerBody(int size) {
        String body = padded(size);

        assertRefused(send("application/json", BodyPublishers.ofString(body)), 413);
        assertRefused(send("application/json", chunked(body)), 413);
        assertThat(bob.groups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /api/                     | 404
                    GET    | /api/nothing              | 404
                    POST   | /api/nothing              | 404
                    GET    | /api/messages             | 405
                    PUT    | /api/messages             | 405
                    DELETE | /api/messages             | 405
                    PATCH  | /api/messages             | 405
                    BREW   | /api/messages             | 405
                    POST   | /api/messages/x           | 405
                    GET    | /api/messages/x/y         | 404
                    POST   | /api/message_groups       | 405
                    GET    | /api/message_groups/x     | 404
                    GET    | /api/message-groups       | 404
                    DELETE | /api/message_groups       | 405
                    GET    | /api/users                | 404
                    GET    | /api/users/@x             | 404
                    GET    | /api/users/x/short        | 404
                    POST   | /api/users/@x/short       | 405
                    POST   | /api/health-check         | 405
                    GET    | /api/message_groups/      | 404
                    GET    | /api/messages/            | 404
                    POST   | /api/messages/            | 404
                    GET    | /api/messages/x/          | 404
                    GET    | /api/users/@x/short/      | 404
                    GET    | /api/health-check/        | 404
                    """)
    void shouldSayWhatIsNotThere(String method, String path, int status) {
        Answer answer = ada.send(
                ada.request(path).header("Content-Type", "application/json").method(method, BodyPublishers.noBody()));

        assertRefused(answer, status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/message_groups",
                "/api/messages/$group",
                "/api/messages/none",
                "/api/users/@$bob/short",
                "/api/users/@nobody-of-that-name/short",
                "/api/health-check",
                "/api/nothing",
                "/api/messages",
                "/api/health-check/"
            })
    void shouldAnswerHeadLikeGet(String template) {
        String path = template.replace("$group", ada.tell(bob, "Hello")).replace("$bob", bob.handle());

        for (Person caller : List.of(ada, world.bearer(null))) {
            Answer get = caller.get(path);
            Answer head = caller.send(caller.request(path).method("HEAD", BodyPublishers.noBody()));

            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.body()).isEmpty();
            assertThat(lasting(head)).isEqualTo(lasting(get));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/plain, */*", "text/html, */*;q=0.8"})
    void shouldAnswerInJsonWhateverIsPreferred(String accept) {
        Answer answer = ada.send(ada.request("/api/message_groups").header("Accept", accept));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
        assertThat(answer.header("Content-Type").orElseThrow()).matches("application/json(;charset=UTF-8)?");
    }

    @Test
    void shouldSayInJsonThatThereIsNothingElse() {
        assertRefused(ada.send(ada.request("/api/message_groups").header("Accept", "image/png")), 406);
    }

    private Answer send(String type, BodyPublisher body) {
        var request = ada.request("/api/messages").POST(body);
        return ada.send(type.isEmpty() ? request : request.header("Content-Type", type));
    }

    /** Without a length, so that it goes out in chunks. */
    private static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private String padded(int size) {
        String body = Person.toPerson(bob, "Hello");
        return body + " ".repeat(size - body.length());
    }

    /** The headers that HEAD has as well; RFC 9110 lets it do without the length. */
    private static Map<String, List<String>> lasting(Answer answer) {
        var headers = new HashMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("content-length");
        return headers;
    }

    private static void assertRefused(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("[\"generic_" + status + "\"]");
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
    }
}
