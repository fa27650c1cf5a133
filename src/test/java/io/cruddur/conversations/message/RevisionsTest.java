package io.cruddur.conversations.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions of messages: their tags, and changes on condition of them. */
@QuarkusTest
class RevisionsTest {

    private static final String IF_MATCH = "If-Match";
    private static final String ETAG = "ETag";
    private static final String ONE = "\"1\"";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    Person ada;
    Person bob;
    String conversation;
    String first;

    @BeforeEach
    void enter() {
        World world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
        conversation = ada.talkTo(bob, "Hello");
        first = last();
    }

    @Test
    void shouldNumberRevisionsInTheTag() {
        Answer sent = ada.post(conversation + "/messages", Person.text("a"));
        String message = last();

        assertThat(sent.header(ETAG)).hasValue(ONE);
        assertThat(bob.get(message).header(ETAG)).hasValue(ONE);
        for (int rev = 2; rev <= 11; rev++) {
            String seen = ada.get(message).header(ETAG).orElseThrow();
            Answer edited = ada.patch(message, Person.text("a" + rev), IF_MATCH, seen);
            assertThat(edited.header(ETAG)).hasValue("\"" + rev + "\"");
            assertThat(bob.get(message).header(ETAG)).isEqualTo(edited.header(ETAG));
        }
        assertThat(ada.delete(message, IF_MATCH, "\"11\"").status()).isEqualTo(204);
        assertThat(bob.get(message).header(ETAG)).hasValue("\"12\"");
    }

    @Test
    void shouldLetOneOfTwoEditsOfTheSameStateWin() {
        var one = ada.patchAsync(first, Person.text("one"), IF_MATCH, ONE);
        var other = ada.patchAsync(first, Person.text("other"), IF_MATCH, ONE);

        List<Answer> answers = Stream.of(one, other)
                .map(CompletableFuture::join)
                .sorted(Comparator.comparing(Answer::status))
                .toList();

        assertThat(answers).extracting(Answer::status).containsExactly(200, 412);
        assertThat(ada.get(first).json()).isEqualTo(answers.getFirst().json());
        assertThat(ada.get(first).header(ETAG)).hasValue("\"2\"");
    }

    @Test
    void shouldAskWhichStateWasSeen() {
        for (String[] headers : new String[][] {{}, {IF_MATCH, ""}}) {
            assertProblem(ada.patch(first, Person.text("x"), headers), 428, "precondition-required");
            assertProblem(ada.delete(first, headers), 428, "precondition-required");
            assertProblem(bob.delete(first, headers), 428, "precondition-required");
        }
        assertUntouched(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "\"1\"",
                "\"0\", \"1\"",
                "\"1\",\"0\"",
                ", ,\"1\",,",
                "\"a,b\",\t\"1\"",
                "W/\"1\", \"1\"",
                "\"\", \"1\""
            })
    void shouldChangeTheStateThatWasSeen(String seen) {
        assertThat(edit(ada, first, seen).status()).isEqualTo(200);
        assertProblem(edit(ada, first, "\"1\""), 412, "precondition-failed");
        assertThat(ada.get(first).json().get("text").asText()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2\"",
                "W/\"1\"",
                "w/\"1\"",
                "1",
                "'1'",
                "\"1",
                "\"01\"",
                "\" 1\"",
                "\"*\"",
                "\"a,1\"",
                "\"a,\"1\"",
                "\"0\" \"1\"",
                "*, \"1\"",
                "\"1\", *",
                "\"1\"; \"0\"",
                ","
            })
    void shouldNotChangeAnotherState(String seen) {
        for (Answer refused : List.of(edit(ada, first, seen), ada.delete(first, IF_MATCH, seen))) {
            assertProblem(refused, 412, "precondition-failed");
            assertThat(refused.json().get("detail").asText()).contains("\"1\"");
        }
        assertUntouched(first);
    }

    @Test
    void shouldReadEveryLineOfTheCondition() {
        assertProblem(
                ada.patch(first, Person.text("x"), IF_MATCH, "\"3\"", IF_MATCH, "\"2\""), 412, "precondition-failed");
        assertThat(ada.patch(first, Person.text("x"), IF_MATCH, "\"3\"", IF_MATCH, "\"1\"")
                        .status())
                .isEqualTo(200);
    }

    private String last() {
        return conversation + "/messages/"
                + ada.get(conversation).json().at("/last_message/id").asText();
    }

    private static Answer edit(Person person, String message, String seen) {
        return person.patch(message, Person.text("x"), IF_MATCH, seen);
    }

    private void assertUntouched(String message) {
        Answer answer = ada.get(message);
        assertThat(answer.header(ETAG)).hasValue(ONE);
        assertThat(answer.json().get("text").asText()).isEqualTo("Hello");
    }

    private static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/" + slug);
    }
}
