package io.cruddur.conversations.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /v1} doesn't take for a message or a conversation, and how it says so. */
@QuarkusTest
class RefusedSendsTest {

    private static final String START = "/v1/conversations";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    Person ada;
    Person bob;

    @BeforeEach
    void enter() {
        World world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00E9", "\uD83D\uDE00"})
    void shouldCountCodePoints(String character) {
        String conversation = ada.talkTo(bob, character.repeat(4000));

        ada.say(conversation, character.repeat(4000));

        assertInvalid(ada.post(conversation + "/messages", Person.text(character.repeat(4001))), "/text");
        assertInvalid(ada.post(START, Person.toParticipant(bob, character.repeat(4001))), "/message");
        assertThat(texts(conversation)).containsExactly(character.repeat(4000), character.repeat(4000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "''", "' \\t\\n'", "'\\u00a0\\u2003'", "'a\\ud800b'", "'\\udc00'"})
    void shouldRefuseATextThatIsNone(String value) {
        String conversation = ada.talkTo(bob, "Hello");
        String text = value.isEmpty() ? "" : "'text':" + value;
        String message = value.isEmpty() ? "" : ",'message':" + value;

        assertInvalid(ada.post(conversation + "/messages", json("{" + text + "}")), "/text");
        if (!value.isEmpty() && !value.equals("null")) {
            assertInvalid(
                    ada.post(START, json("{'participants':['" + bob.handle() + "']" + message + "}")), "/message");
        }
        assertThat(texts(conversation)).containsExactly("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "'text'",
                "7",
                "{",
                "{} {}",
                "{'text':7}",
                "{'text':7.5}",
                "{'text':true}",
                "{'text':['x']}",
                "{'text':{'text':'x'}}"
            })
    void shouldRefuseAnotherShape(String body) {
        String conversation = ada.talkTo(bob, "Hello");

        assertProblem(ada.post(conversation + "/messages", json(body)), 400, "bad-request");
        assertThat(texts(conversation)).containsExactly("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{'message':'x','participants':'$bob'}",
                "{'message':'x','participants':{'0':'$bob'}}",
                "{'message':'x','participants':[7]}",
                "{'message':'x','participants':[['$bob']]}",
                "{'message':7,'participants':['$bob']}"
            })
    void shouldRefuseAStartOfAnotherShape(String body) {
        assertProblem(ada.post(START, json(body).replace("$bob", bob.handle())), 400, "bad-request");
        assertThat(bob.groups()).isEmpty();
    }

    @Test
    void shouldSayWhereABodyIsOfAnotherShape() {
        Answer answer = ada.post(START, json("{'message':'x','participants':['a',[7]]}"));

        assertThat(answer.json().get("errors"))
                .hasToString("[{\"pointer\":\"/participants/1\",\"detail\":\"Something else is expected there.\"}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'message':'x'}                                   | /participants
                    {'message':'x','participants':null}               | /participants
                    {'message':'x','participants':[]}                 | /participants
                    {'message':'x','participants':[null]}             | /participants
                    {'message':'x','participants':['$bob','$ada']}    | /participants/1
                    {'message':'x','participants':['$bob','$bob']}    | /participants/1
                    {'message':'x','participants':['$ada']}           | /participants/0
                    {'message':'x','participants':['']}               | /participants/0
                    {'message':'x','participants':['@$bob']}          | /participants/0
                    {'message':'x','participants':['nobody-of-that']} | /participants/0
                    {'message':'x','participants':['\\u0000']}        | /participants/0
                    {'message':'x','participants':['\\ud800']}        | /participants/0
                    """)
    void shouldStartOnlyWithOtherPeople(String body, String pointer) {
        String filled = json(body).replace("$bob", bob.handle()).replace("$ada", ada.handle());

        assertInvalid(ada.post(START, filled), pointer);
        assertThat(ada.get(START).json().get("items")).isEmpty();
    }

    @Test
    void shouldRefuseOtherTypesAndLargerBodies() {
        String messages = ada.talkTo(bob, "Hello") + "/messages";

        for (String path : List.of(START, messages)) {
            assertProblem(ada.post(path, " ".repeat(16 * 1024 + 1)), 413, "payload-too-large");
            for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
                Answer answer = ada.send(ada.request(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(Person.text("Hello"))));
                assertProblem(answer, 415, "unsupported-media-type");
            }
        }
    }

    private List<String> texts(String conversation) {
        return ada.get(conversation + "/messages").json().findValuesAsText("text");
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

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
