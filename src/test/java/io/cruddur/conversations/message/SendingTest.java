package io.cruddur.conversations.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starting conversations and sending messages on {@code /v1}, exactly once for each key. */
@QuarkusTest
class SendingTest {

    private static final String START = "/v1/conversations";
    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int AT_ONCE = 16;

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

    @Test
    void shouldStartAConversationOnceAndContinueItAfterwards() {
        Answer first = ada.post(START, Person.toParticipant(bob, "Hello"));
        Answer second = bob.post(START, Person.toParticipant(ada, "Hello yourself"));

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.header("Location")).isPresent().isEqualTo(first.header("Location"));
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(first.json().at("/message/seq").asLong()).isEqualTo(1);
        JsonNode conversation = bob.get(path(first)).json();
        assertThat(conversation.get("id")).isEqualTo(first.json().get("id"));
        assertThat(conversation.get("kind").asText()).isEqualTo("direct");
        assertThat(conversation.get("participants").findValuesAsText("handle")).containsExactly(ada.handle());
        assertThat(conversation.at("/last_message/preview").asText()).isEqualTo("Hello yourself");
    }

    @Test
    void shouldSendAMessageThatItsLocationShows() {
        String conversation = ada.talkTo(bob, "Hello");

        Answer sent = bob.post(conversation + "/messages", Person.text(" two\nlines \uD83D\uDE00 "));

        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        JsonNode message = sent.json();
        assertThat(message.get("seq").asLong()).isEqualTo(2);
        assertThat(message.get("text").asText()).isEqualTo(" two\nlines \uD83D\uDE00 ");
        assertThat(message.at("/author/handle").asText()).isEqualTo(bob.handle());
        assertThat(path(sent))
                .isEqualTo(conversation + "/messages/" + message.get("id").asText());
        for (Person reader : List.of(ada, bob)) {
            assertThat(reader.get(path(sent)).json()).isEqualTo(message);
        }
    }

    @Test
    void shouldReplayASend() {
        String conversation = ada.talkTo(bob, "Hello");
        String messages = conversation + "/messages";

        Answer first = ada.post(messages, Person.text("once"), KEY, "one");
        ada.say(conversation, "something else");
        Answer again = ada.post(messages, Person.text("once"), KEY, "one");

        assertThat(first.header(REPLAYED)).isEmpty();
        assertReplayed(again, first);
        assertThat(texts(conversation)).containsExactly("Hello", "once", "something else");
    }

    @Test
    void shouldReplayAStart() {
        Answer first = ada.post(START, Person.toParticipant(bob, "once"), KEY, "one");
        Answer again = ada.post(START, Person.toParticipant(bob, "once"), KEY, "one");

        assertReplayed(again, first);
        bob.say(path(first), "meanwhile");
        assertReplayed(ada.post(START, Person.toParticipant(bob, "once"), KEY, "one"), first);

        Answer continued = ada.post(START, Person.toParticipant(bob, "twice"), KEY, "two");
        assertThat(continued.status()).isEqualTo(200);
        assertReplayed(ada.post(START, Person.toParticipant(bob, "twice"), KEY, "two"), continued);
        assertThat(texts(path(first))).containsExactly("once", "meanwhile", "twice");
    }

    @Test
    void shouldRefuseAKeyForAnotherRequest() {
        String conversation = ada.talkTo(bob, "Hello");
        String elsewhere = ada.talkTo(world.person(), "Hello");
        assertThat(ada.post(conversation + "/messages", Person.text("once"), KEY, "one")
                        .status())
                .isEqualTo(201);

        for (Answer refused : List.of(
                ada.post(conversation + "/messages", Person.text("other"), KEY, "one"),
                ada.post(elsewhere + "/messages", Person.text("once"), KEY, "one"),
                ada.post(START, Person.toParticipant(bob, "once"), KEY, "one"),
                ada.post(START, Person.toParticipant(world.person(), "once"), KEY, "one"))) {
            assertProblem(refused, 422, "idempotency-key-reused");
        }
        assertThat(texts(conversation)).containsExactly("Hello", "once");
        assertThat(texts(elsewhere)).containsExactly("Hello");
    }

    @Test
    void shouldStoreOnceHoweverManySendAtOnce() {
        String conversation = ada.talkTo(bob, "Hello");

        List<Answer> answers = atOnce(() -> ada.postAsync(conversation + "/messages", Person.text("x"), KEY, "k"));

        assertOneOf(answers);
        assertThat(texts(conversation)).containsExactly("Hello", "x");
    }

    @Test
    void shouldStartOnceHoweverManyStartAtOnce() {
        List<Answer> answers = atOnce(() -> ada.postAsync(START, Person.toParticipant(bob, "x"), KEY, "k"));

        assertOneOf(answers);
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(texts(path(answers.getFirst()))).containsExactly("x");
    }

    @Test
    void shouldKeepTheKeysOfPeopleApart() {
        String conversation = ada.talkTo(bob, "Hello");

        Answer hers = ada.post(conversation + "/messages", Person.text("same"), KEY, "same");
        Answer his = bob.post(conversation + "/messages", Person.text("same"), KEY, "same");

        assertThat(his.status()).isEqualTo(201);
        assertThat(his.header(REPLAYED)).isEmpty();
        assertThat(his.json().get("id")).isNotEqualTo(hers.json().get("id"));
        assertThat(texts(conversation)).containsExactly("Hello", "same", "same");
    }

    @Test
    void shouldKnowWhatAKeyIs() throws IOException {
        String messages = ada.talkTo(bob, "Hello") + "/messages";

        for (String good : List.of("!", "~", "k".repeat(255), "\"" + UUID.randomUUID() + "\"", "a#b")) {
            assertThat(ada.post(messages, Person.text("x"), KEY, good).status()).isEqualTo(201);
        }
        for (String bad : List.of("k".repeat(256), "two words", "a\tb")) {
            assertInvalid(ada.post(messages, Person.text("x"), KEY, bad), KEY);
            assertInvalid(ada.post(START, Person.toParticipant(bob, "x"), KEY, bad), KEY);
        }
        assertThat(rawSend(messages, "sch\u00F6n")).startsWith("HTTP/1.1 422").contains("/problems/invalid");
    }

    /** As no well-behaved client would. */
    private String rawSend(String path, String key) throws IOException {
        String body = Person.text("x");
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            String request = "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                    + ada.token() + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\nIdempotency-Key: " + key + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> texts(String conversation) {
        return ada.get(conversation + "/messages").json().findValuesAsText("text");
    }

    private static List<Answer> atOnce(Supplier<CompletableFuture<Answer>> send) {
        var running = IntStream.range(0, AT_ONCE).mapToObj(_ -> send.get()).toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static void assertOneOf(List<Answer> answers) {
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status() / 100).as(answer.body()).isEqualTo(2));
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers)
                .filteredOn(answer -> answer.header(REPLAYED).isEmpty())
                .hasSize(1);
    }

    private static void assertReplayed(Answer again, Answer first) {
        assertThat(again.status()).as(again.body()).isEqualTo(first.status());
        assertThat(again.header(REPLAYED)).hasValue("true");
        assertThat(again.header("Location")).isPresent().isEqualTo(first.header("Location"));
        assertThat(again.json()).isEqualTo(first.json());
    }

    private static void assertInvalid(Answer answer, String pointer) {
        assertProblem(answer, 422, "invalid");
        assertThat(answer.json().get("errors").findValuesAsText("pointer")).containsExactly(pointer);
        assertThat(answer.json().get("errors").findValuesAsText("detail"))
                .allSatisfy(detail -> assertThat(detail).isNotBlank());
    }

    private static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/" + slug);
    }

    private static String path(Answer answer) {
        return answer.header("Location").map(URI::create).orElseThrow().getPath();
    }
}
