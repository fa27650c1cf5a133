package io.cruddur.conversations.conditional;

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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading the inbox and the messages again. */
@QuarkusTest
class RevalidationTest {

    private static final String INBOX = "/v1/conversations";
    private static final String ORIGIN = "https://cruddur.example";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;
    Person ada;
    Person bob;
    String conversation;
    String messages;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
        conversation = ada.talkTo(bob, "Grüße, \uD83D\uDE00");
        messages = conversation + "/messages";
    }

    @Test
    void shouldAnswerWithATag() {
        for (String path : List.of(INBOX, messages, INBOX + "?limit=1", messages + "?around=unread")) {
            Answer answer = ada.get(path);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(tag(answer)).matches("W/\"[A-Za-z0-9_-]{22}\"");
            assertThat(answer.header("Cache-Control")).hasValue("private, no-cache");
            assertThat(answer.headers().allValues("Content-Type"))
                    .singleElement()
                    .asString()
                    .startsWith("application/json");
            assertThat(answer.json().at("/items/0").findValuesAsText(path.startsWith(INBOX + "/") ? "text" : "preview"))
                    .containsExactly("Grüße, \uD83D\uDE00");
            assertThat(tag(ada.get(path))).isEqualTo(tag(answer));
        }
    }

    @Test
    void shouldLeaveOutWhatHasNotChanged() {
        for (String path : List.of(INBOX, messages)) {
            Answer answer = ada.send(ada.request(path).header("Origin", ORIGIN));
            String tag = tag(answer);
            for (String list : List.of(tag, tag.substring(2), "\"a\", " + tag + ",\"b,c\"", ", ," + tag, "*")) {
                Answer same =
                        ada.send(ada.request(path).header("Origin", ORIGIN).header("If-None-Match", list));

                assertThat(same.status()).as(list).isEqualTo(304);
                assertThat(same.body()).isEmpty();
                assertThat(tag(same)).isEqualTo(tag);
                for (String header :
                        List.of("Cache-Control", "Vary", "Access-Control-Allow-Origin", "RateLimit-Policy")) {
                    assertThat(same.headers().allValues(header))
                            .isNotEmpty()
                            .isEqualTo(answer.headers().allValues(header));
                }
                assertThat(same.header("Content-Length"))
                        .satisfiesAnyOf(
                                length -> assertThat(length).isEmpty(),
                                length -> assertThat(length).isEqualTo(answer.header("Content-Length")));
            }
            assertThat(ada.send(ada.request(path)
                                    .header("If-None-Match", "\"a\"")
                                    .header("If-None-Match", tag))
                            .status())
                    .as("a list may be in several lines")
                    .isEqualTo(304);
        }
    }

    @Test
    void shouldLeadFromPageToPageAlsoWhenNothingHasChanged() {
        ada.talkTo(world.person(), "Hello");
        ada.say(conversation, "Hello");
        for (String path : List.of(INBOX + "?limit=1", messages + "?limit=1")) {
            Answer answer = ada.get(path);
            Answer same = ada.send(ada.request(path).header("If-None-Match", tag(answer)));

            assertThat(same.status()).isEqualTo(304);
            assertThat(same.headers().allValues("Link"))
                    .isNotEmpty()
                    .isEqualTo(answer.headers().allValues("Link"));
        }
    }

    @Test
    void shouldTagNothingButJson() {
        for (String path : List.of(INBOX, messages)) {
            Answer answer = ada.send(ada.request(path).header("Accept", "image/png"));

            assertThat(answer.status()).isEqualTo(406);
            assertThat(answer.header("ETag")).isEmpty();
        }
    }

    @Test
    void shouldAnswerInFullToWhatIsNoListWithTheTag() {
        for (String path : List.of(INBOX, messages)) {
            Answer answer = ada.get(path);
            String tag = tag(answer);
            String opaque = tag.substring(3, tag.length() - 1);
            for (String list : List.of(
                    "",
                    ",",
                    "\"a\"",
                    "W/\"a\", \"b\"",
                    opaque,
                    tag + " x",
                    "x, " + tag,
                    tag + ", *",
                    "w/" + tag.substring(2))) {
                Answer again = ada.send(ada.request(path).header("If-None-Match", list));

                assertThat(again.status()).as(list).isEqualTo(200);
                assertThat(again.body()).isEqualTo(answer.body());
                assertThat(tag(again)).isEqualTo(tag);
            }
        }
    }

    @Test
    void shouldAnswerInFullWhenThereIsANewMessage() {
        String inbox = tag(ada.get(INBOX));
        String page = tag(ada.get(messages));
        bob.say(conversation, "Hello");

        assertThat(again(ada, INBOX, inbox)
                        .json()
                        .at("/items/0/last_message/seq")
                        .asInt())
                .isEqualTo(2);
        assertThat(again(ada, messages, page).json().get("items")).hasSize(2);
    }

    @Test
    void shouldAnswerInFullWhenTheReadMarkHasMoved() {
        String inbox = tag(bob.get(INBOX));
        String page = tag(bob.get(messages));
        assertThat(bob.put(conversation + "/read", "{}").status()).isEqualTo(200);

        assertThat(again(bob, INBOX, inbox).json().at("/items/0/unread").asInt())
                .isZero();
        assertThat(bob.send(bob.request(messages).header("If-None-Match", page)).status())
                .as("the messages don't show who has read them")
                .isEqualTo(304);
    }

    @Test
    void shouldKnowNoTagOfAnotherPersonOrPage() {
        ada.say(conversation, "Hello");

        assertThat(again(bob, INBOX, tag(ada.get(INBOX)))
                        .json()
                        .at("/items/0/unread")
                        .asInt())
                .isEqualTo(2);
        assertThat(again(ada, messages + "?limit=1", tag(ada.get(messages)))
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void shouldTellStrangersNothing() {
        Person eve = world.person();
        Answer theirs = eve.get(messages);
        for (String list : List.of("*", tag(ada.get(messages)))) {
            Answer answer = eve.send(eve.request(messages).header("If-None-Match", list));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers().map().keySet())
                    .isEqualTo(theirs.headers().map().keySet())
                    .doesNotContain("etag");
        }
        Person nobody = world.bearer(null);
        assertThat(nobody.send(nobody.request(INBOX).header("If-None-Match", "*"))
                        .status())
                .isEqualTo(401);
        String none = INBOX + "/" + UUID.randomUUID() + "/messages";
        assertThat(ada.send(ada.request(none).header("If-None-Match", "*")).status())
                .isEqualTo(404);
        assertThat(ada.send(ada.request(messages + "?limit=0").header("If-None-Match", "*"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void shouldTagHeadLikeGet() {
        for (String path : List.of(INBOX, messages)) {
            Answer get = ada.get(path);
            Answer head = ada.send(ada.request(path).method("HEAD", BodyPublishers.noBody()));

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(tag(head)).isEqualTo(tag(get));
            assertThat(head.header("Cache-Control")).isEqualTo(get.header("Cache-Control"));
            assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
            Answer same = ada.send(
                    ada.request(path).header("If-None-Match", tag(get)).method("HEAD", BodyPublishers.noBody()));
            assertThat(same.status()).isEqualTo(304);
            assertThat(tag(same)).isEqualTo(tag(get));
        }
    }

    @Test
    void shouldLeaveOtherAnswersAlone() {
        for (String path : List.of("/v1/me", conversation, "/api/message_groups")) {
            Answer answer = ada.send(ada.request(path).header("If-None-Match", "*"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("ETag")).isEmpty();
        }
        Answer sent = ada.post(messages, Person.text("Hello"), "If-None-Match", "*");
        assertThat(sent.status()).isEqualTo(201);
    }

    private static Answer again(Person reader, String path, String tag) {
        Answer answer = reader.send(reader.request(path).header("If-None-Match", tag));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(tag(answer)).isNotEqualTo(tag);
        return answer;
    }

    private static String tag(Answer answer) {
        assertThat(answer.headers().allValues("ETag")).hasSize(1);
        return answer.header("ETag").orElseThrow();
    }
}
