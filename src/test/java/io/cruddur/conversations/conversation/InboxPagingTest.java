package io.cruddur.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An inbox in pages, and what is unread in it. */
@QuarkusTest
class InboxPagingTest {

    private static final String INBOX = "/v1/conversations";

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
    void shouldPageWithoutASkipOrARepetition() {
        var conversations = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            conversations.add(ada.talkTo(world.person(), "Hello"));
        }
        // What moved most recently is first, although its row may not have moved.
        for (String busy : List.of(conversations.get(3), conversations.get(17), conversations.get(3))) {
            ada.say(busy, "again");
            conversations.remove(busy);
            conversations.add(busy);
        }

        var pages = new ArrayList<JsonNode>(List.of(inbox(ada, "?limit=7")));
        while (pages.getLast().has("next")) {
            pages.add(
                    inbox(ada, "?limit=7&cursor=" + pages.getLast().get("next").asText()));
        }

        assertThat(pages).extracting(page -> page.get("items").size()).containsExactly(7, 7, 7, 4);
        assertThat(pages.stream()
                        .flatMap(page -> page.get("items").valueStream())
                        .map(item -> INBOX + "/" + item.get("id").asText()))
                .containsExactlyElementsOf(conversations.reversed());
        assertThat(pages.stream()
                        .flatMap(page -> page.get("items").valueStream())
                        .map(item -> item.at("/last_message/created_at").asText())
                        .toList()
                        .reversed())
                .isSorted();
        assertThat(inbox(ada, "?limit=25").has("next")).isFalse();
        assertThat(inbox(ada, "?limit=24").has("next")).isTrue();
        assertThat(inbox(bob, "").toString()).isEqualTo("{\"items\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, this version",
        "%21%21, damaged",
        "MXwy, this version",
        "'|', this version",
        "'1|$me|,false|$at|$id', this version",
        "'2|$me|,false|$at|x', damaged",
        "'2|$me|,false|yesterday|$id', damaged",
        "'2|$me|,true|$at|$id', another filter",
        "'2|$other|,false|$at|$id', somebody else"
    })
    void shouldSayWhyACursorIsOfNoUse(String template, String reason) {
        String cursor = template.contains("|") ? cursor(template) : template;

        Answer answer = ada.get(INBOX + "?cursor=" + cursor);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/bad-cursor");
        assertThat(answer.json().get("detail").asText()).contains(reason);
    }

    private String cursor(String template) {
        String text = template.replace("$me", ada.id())
                .replace("$other", bob.id())
                .replace("$at", "2026-01-01T00:00:00.000000+00:00")
                .replace("$id", "5ae290ed-55d1-47a0-bc6d-fe2bc2700399");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldRefuseTheCursorOfSomebodyElse() {
        ada.talkTo(bob, "Hello");
        ada.talkTo(world.person(), "Hello");
        String cursor = inbox(ada, "?limit=1").get("next").asText();

        Answer answer = bob.get(INBOX + "?cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).contains("somebody else");
    }

    @Test
    void shouldCountWhatIsUnreadExactly() {
        String conversation = ada.talkTo(bob, "1");
        assertMarks(conversation, 1, 0);

        ada.say(conversation, "2");
        String third = ada.say(conversation, "3").get("id").asText();
        assertMarks(conversation, 3, 0);

        assertState(bob.put(conversation + "/read", "{\"message_id\":\"" + third + "\"}"), 3, 0);
        assertMarks(conversation, 3, 3);

        ada.say(conversation, "4");
        assertMarks(conversation, 4, 3);

        bob.say(conversation, "5");
        assertMarks(conversation, 4, 5);
        ada.talkTo(bob, "6");
        assertMarks(conversation, 6, 5);
    }

    @Test
    void shouldMoveTheMarkForwardUnlessForced() {
        String conversation = ada.talkTo(bob, "1");
        String second = ada.say(conversation, "2").get("id").asText();
        ada.say(conversation, "3");
        String fourth = ada.say(conversation, "4").get("id").asText();
        String read = conversation + "/read";

        assertState(bob.put(read, "{\"message_id\":\"" + second + "\"}"), 2, 2);
        assertState(bob.put(read, "{\"message_id\":\"" + fourth + "\"}"), 4, 0);
        assertState(bob.put(read, "{\"message_id\":\"" + second + "\"}"), 4, 0);
        assertState(bob.put(read, "{\"message_id\":\"" + second + "\",\"force\":false}"), 4, 0);
        assertMarks(conversation, 4, 4);
        assertState(bob.put(read, "{\"message_id\":\"" + second + "\",\"force\":true}"), 2, 2);
        assertMarks(conversation, 4, 2);
        assertState(bob.put(read, "{}"), 4, 0);
        assertMarks(conversation, 4, 4);
    }

    @Test
    void shouldTakeTheNewestWhenNothingIsSaid() {
        String read = ada.talkTo(bob, "1") + "/read";
        assertState(bob.send(bob.request(read).PUT(BodyPublishers.noBody())), 1, 0);
        ada.talkTo(bob, "2");
        assertState(bob.put(read, ""), 2, 0);
        ada.talkTo(bob, "3");
        assertState(bob.put(read, "{\"message_id\":null}"), 3, 0);
        assertState(ada.put(read, "{}"), 3, 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'message_id':'$elsewhere'}              | 404
                    {'message_id':'$elsewhere','force':true} | 404
                    {'message_id':'x'}                       | 422
                    {'message_id':''}                        | 422
                    {'message_id':7}                         | 400
                    {'force':'true'}                         | 400
                    {'force':1}                              | 400
                    []                                       | 400
                    """)
    void shouldMarkOnlyMessagesOfTheConversation(String body, int status) {
        String conversation = ada.talkTo(bob, "1");
        String elsewhere =
                ada.say(ada.talkTo(world.person(), "1"), "2").get("id").asText();

        Answer answer = bob.put(conversation + "/read", body.replace('\'', '"').replace("$elsewhere", elsewhere));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertMarks(conversation, 1, 0);
    }

    @Test
    void shouldLookTheSameThroughBothFaces() {
        String conversation = ada.talkTo(bob, "on /v1");
        String group = conversation.substring(INBOX.length() + 1);
        assertThat(bob.messages(group).findValuesAsText("message")).containsExactly("on /v1");
        assertThat(bob.groups()).singleElement().satisfies(row -> {
            assertThat(row.get("uuid").asText()).isEqualTo(group);
            assertThat(row.get("message").asText()).isEqualTo("on /v1");
        });

        assertThat(bob.tell(ada, "on /api")).isEqualTo(group);
        ada.say(conversation, "on /v1 again");

        JsonNode items = ada.get(conversation + "/messages").json().get("items");
        assertThat(items.findValuesAsText("text")).containsExactly("on /v1", "on /api", "on /v1 again");
        assertThat(items.findValuesAsText("seq")).containsExactly("1", "2", "3");
        JsonNode old = bob.messages(group);
        assertThat(old.findValuesAsText("uuid"))
                .isEqualTo(
                        items.valueStream().map(item -> item.get("id").asText()).toList());
        assertThat(old.findValuesAsText("created_at")).isEqualTo(items.findValuesAsText("created_at"));
        assertMarks(conversation, 3, 2);
    }

    /** Both sides' marks, in the inbox and by the conversation's id. */
    private void assertMarks(String conversation, long adas, long bobs) {
        for (Person reader : List.of(ada, bob)) {
            JsonNode one = reader.get(conversation).json();
            assertThat(((ObjectNode) one).remove("members")).hasSize(2);
            long last = one.at("/last_message/seq").asLong();
            long read = reader == ada ? adas : bobs;
            assertThat(one.get("read_seq").asLong())
                    .as(reader == ada ? "ada's" : "bob's")
                    .isEqualTo(read);
            assertThat(one.get("unread").asLong()).isEqualTo(last - read);
            assertThat(inbox(reader, "").get("items")).contains(one);
        }
    }

    private static void assertState(Answer answer, long read, long unread) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"read_seq\":%d,\"unread\":%d}".formatted(read, unread));
    }

    private static JsonNode inbox(Person reader, String query) {
        Answer answer = reader.get(INBOX + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
