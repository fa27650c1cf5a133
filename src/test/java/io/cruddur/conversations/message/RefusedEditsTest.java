package io.cruddur.conversations.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.StoredTable;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may edit or delete which message, and until when; and that a refusal changes nothing. */
@QuarkusTest
class RefusedEditsTest {

    private static final String IF_MATCH = "If-Match";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    StoredTable stored;
    World world;
    Person ada;
    Person bob;
    String group;
    String messages;
    String first;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        stored = StoredTable.of(devServices);
        ada = world.person();
        bob = world.person();
        String conversation = ada.talkTo(bob, "Hello");
        group = conversation.substring("/v1/conversations/".length());
        messages = conversation + "/messages/";
        first = last(conversation);
    }

    @AfterEach
    void leave() {
        stored.close();
    }

    @Test
    void shouldLetOnlyTheAuthorChangeAMessage() {
        for (String seen : List.of("*", "\"1\"", "\"9\"")) {
            assertProblem(edit(bob, first, seen), 403, "not-the-author");
            assertProblem(bob.delete(first, IF_MATCH, seen), 403, "not-the-author");
        }
        assertUntouched(first);
    }

    @Test
    void shouldTellNobodyElseThatThereIsAMessage() {
        Person eve = world.person();
        String elsewhere = eve.talkTo(world.person(), "Hello") + "/messages/" + first.substring(messages.length());
        for (String path : List.of(first, elsewhere, messages + UUID.randomUUID(), messages + "x", messages + "%00")) {
            for (String[] headers : new String[][] {{}, {IF_MATCH, "*"}, {IF_MATCH, "\"9\""}}) {
                assertProblem(eve.patch(path, Person.text("x"), headers), 404, "not-found");
                assertProblem(eve.delete(path, headers), 404, "not-found");
            }
        }
        assertUntouched(first);
    }

    @Test
    void shouldLetNobodyChangeASystemMessage() {
        String group = ada.group("Sailing", bob, world.person());
        String event = last(group);
        assertThat(ada.get(event).json().at("/event/type").asText()).isEqualTo("created");

        for (Person person : List.of(ada, bob)) {
            assertProblem(edit(person, event, "*"), 403, "not-the-author");
            assertProblem(person.delete(event, IF_MATCH, "*"), 403, "not-the-author");
        }
        assertThat(ada.get(event).header("ETag")).hasValue("\"1\"");
    }

    @Test
    void shouldHideWhatWasSaidWhileTheyWereAway() {
        String group = ada.group("Sailing", bob, world.person());
        bob.say(group, "Hello");
        String his = last(group);
        bob.delete(group + "/members/" + bob.id());
        assertProblem(edit(bob, his, "*"), 404, "not-found");
        assertProblem(bob.delete(his, IF_MATCH, "*"), 404, "not-found");

        ada.post(group + "/members", Groups.member(bob));
        for (Answer hidden : List.of(bob.get(his), edit(bob, his, "*"), bob.delete(his, IF_MATCH, "*"))) {
            assertProblem(hidden, 404, "not-found");
        }
        assertThat(ada.get(his).json().get("text").asText()).isEqualTo("Hello");
    }

    @Test
    void shouldNotEditWhatIsDeleted() {
        assertThat(ada.delete(first, IF_MATCH, "*").status()).isEqualTo(204);

        for (String seen : List.of("*", "\"2\"", "\"1\"")) {
            assertProblem(edit(ada, first, seen), 409, "deleted");
        }
        assertProblem(edit(bob, first, "*"), 403, "not-the-author");
        assertThat(ada.get(first).json().has("text")).isFalse();
    }

    @Test
    void shouldChangeMessagesForADay() {
        Duration day = Duration.ofDays(1);
        String old = store(Instant.now().minus(day).minusSeconds(1), Item.map());
        String young = store(Instant.now().minus(day).plusSeconds(60), Item.map());

        assertProblem(edit(ada, old, "*"), 403, "too-late");
        assertProblem(ada.delete(old, IF_MATCH, "*"), 403, "too-late");
        assertProblem(edit(ada, old, "\"2\""), 412, "precondition-failed");
        assertThat(ada.get(old).json().get("text").asText()).isEqualTo("Stored");
        assertThat(edit(ada, young, "\"1\"").json().get("text").asText()).isEqualTo("x");
        assertThat(ada.delete(young, IF_MATCH, "\"2\"").status()).isEqualTo(204);
        assertUntouched(first);
        assertThat(ada.groups().findValuesAsText("message")).containsExactly("Hello");
    }

    @Test
    void shouldCallDeletedWhatIsDeletedHoweverLate() {
        Instant old = Instant.now().minus(Duration.ofDays(2));
        String deleted = store(
                old, Item.map().with("message", "").with("rev", 2).with("deleted_at", new Stamp(old.plusSeconds(1))));

        assertThat(ada.delete(deleted, IF_MATCH, "\"2\"").status()).isEqualTo(204);
        assertProblem(edit(ada, deleted, "\"2\""), 409, "deleted");
    }

    @Test
    void shouldLetTheBlockedTakeBackWhatTheySaidAndSayNoMore() {
        assertThat(bob.put("/v1/blocks/@" + ada.handle(), "").status()).isEqualTo(204);

        assertProblem(edit(ada, first, "*"), 403, "blocked");
        assertProblem(edit(ada, first, "\"2\""), 412, "precondition-failed");
        assertUntouched(first);
        assertThat(ada.delete(first, IF_MATCH, "*").status()).isEqualTo(204);
        assertThat(bob.groups().findValuesAsText("message")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'text':null}", "{'text':''}", "{'text':' \\t\\u00a0'}", "{'text':'a\\ud800b'}"})
    void shouldRefuseATextThatIsNone(String body) {
        assertInvalid(ada.patch(first, body.replace('\'', '"'), IF_MATCH, "*"));
        assertUntouched(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00E9", "\uD83D\uDE00"})
    void shouldCountCodePoints(String character) {
        assertInvalid(ada.patch(first, Person.text(character.repeat(4001)), IF_MATCH, "*"));
        assertUntouched(first);

        assertThat(ada.patch(first, Person.text(character.repeat(4000)), IF_MATCH, "*")
                        .json()
                        .get("text")
                        .asText())
                .isEqualTo(character.repeat(4000));
        assertThat(bob.groups().findValuesAsText("message")).containsExactly(character.repeat(1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{'text':7}", "{'text':true}", "{'text':['x']}"})
    void shouldRefuseAnotherShape(String body) {
        assertProblem(ada.patch(first, body.replace('\'', '"'), IF_MATCH, "*"), 400, "bad-request");
        assertUntouched(first);
    }

    /** Stores a message of Ada's past the service, as the original did, but for some attributes; and tells its path. */
    private String store(Instant at, Item attributes) {
        var stamp = new Stamp(at);
        MessageId id = MessageId.at(stamp);
        Item item = Item.keyed("MSG#" + group, stamp.toString())
                .with("message_uuid", id)
                .with("seq", 0)
                .with("message", "Stored")
                .with("user_uuid", ada.id())
                .with("user_handle", ada.handle())
                .with("user_display_name", ada.displayName());
        attributes.attributes().forEach(item::with);
        stored.put(item);
        return messages + id;
    }

    private String last(String conversation) {
        return conversation + "/messages/"
                + ada.get(conversation).json().at("/last_message/id").asText();
    }

    private static Answer edit(Person person, String message, String seen) {
        return person.patch(message, Person.text("x"), IF_MATCH, seen);
    }

    private void assertUntouched(String message) {
        Answer answer = ada.get(message);
        assertThat(answer.header("ETag")).hasValue("\"1\"");
        JsonNode shown = answer.json();
        assertThat(shown.get("text").asText()).isEqualTo("Hello");
        assertThat(shown.has("edited_at")).isFalse();
        assertThat(shown.has("deleted_at")).isFalse();
    }

    private static void assertInvalid(Answer answer) {
        assertProblem(answer, 422, "invalid");
        assertThat(answer.json().get("errors").findValuesAsText("pointer")).containsExactly("/text");
    }

    private static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/" + slug);
    }
}
