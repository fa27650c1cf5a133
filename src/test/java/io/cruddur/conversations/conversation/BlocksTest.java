package io.cruddur.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is blocked can't write to who blocked them, whatever was between them before; nothing else changes. */
@QuarkusTest
class BlocksTest {

    private static final String BLOCKS = "/v1/blocks";
    private static final String START = "/v1/conversations";

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
    void shouldKeepTheBlockedFromStartingAConversation() {
        block(ada, bob);

        assertBlocked(bob.post(START, Person.toParticipant(ada, "Hello?")));
        assertBlocked(bob.post(START, Person.toParticipant(ada, "Hello?"), "Idempotency-Key", "one"));
        assertForbidden(bob.post(Person.toPerson(ada, "Hello?")));

        for (Person person : List.of(ada, bob)) {
            assertThat(person.get(START).json().get("items")).isEmpty();
            assertThat(person.groups()).isEmpty();
        }
        unblock(ada, bob);
        assertThat(texts(ada, bob.talkTo(ada, "Hello"))).containsExactly("Hello");
    }

    @Test
    void shouldKeepTheBlockedFromWritingOn() {
        String conversation = bob.talkTo(ada, "Hello");
        block(ada, bob);

        assertAllBlocked(bob, ada, conversation);

        assertThat(texts(bob, conversation)).containsExactly("Hello");
        JsonNode row = bob.get(START).json().at("/items/0");
        assertThat(row.at("/last_message/preview").asText()).isEqualTo("Hello");
        assertThat(ada.put(conversation + "/read", "{}").status()).isEqualTo(200);
        assertThat(bob.put(conversation + "/read", "{}").status()).isEqualTo(200);
        unblock(ada, bob);
        bob.say(conversation, "again");
        assertThat(bob.talkTo(ada, "and again")).isEqualTo(conversation);
        bob.tell(ada, "and on");
        assertThat(texts(ada, conversation)).containsExactly("Hello", "again", "and again", "and on");
    }

    @Test
    void shouldLetTheBlockerWriteOn() {
        String conversation = bob.talkTo(ada, "Hello");
        block(ada, bob);

        ada.say(conversation, "I can");
        assertThat(ada.talkTo(bob, "here")).isEqualTo(conversation);
        ada.tell(bob, "and there");

        assertThat(texts(bob, conversation)).containsExactly("Hello", "I can", "here", "and there");
        assertThat(bob.get(conversation).json().get("unread").asLong()).isEqualTo(3);
        assertAllBlocked(bob, ada, conversation);
    }

    @Test
    void shouldLetTheBlockerStart() {
        block(ada, bob);

        String conversation = ada.talkTo(bob, "You can only listen");

        assertAllBlocked(bob, ada, conversation);
        unblock(ada, bob);
        bob.say(conversation, "not any more");
        assertThat(texts(ada, conversation)).containsExactly("You can only listen", "not any more");
    }

    @Test
    void shouldBlockInBothDirectionsAndUndoOne() {
        String conversation = ada.talkTo(bob, "Hello");
        block(ada, bob);
        block(bob, ada);
        assertAllBlocked(bob, ada, conversation);
        assertAllBlocked(ada, bob, conversation);

        unblock(ada, bob);
        bob.say(conversation, "I may");
        assertAllBlocked(ada, bob, conversation);
        assertThat(handles(ada)).isEmpty();
        assertThat(handles(bob)).containsExactly(ada.handle());

        unblock(bob, ada);
        ada.say(conversation, "so may I");
        assertThat(texts(ada, conversation)).containsExactly("Hello", "I may", "so may I");
    }

    @Test
    void shouldBlockInBothDirectionsBeforeAWordWasSaid() {
        block(ada, bob);
        block(bob, ada);
        assertBlocked(bob.post(START, Person.toParticipant(ada, "Hello?")));
        assertBlocked(ada.post(START, Person.toParticipant(bob, "Hello?")));

        unblock(ada, bob);
        assertBlocked(ada.post(START, Person.toParticipant(bob, "Hello?")));
        String conversation = bob.talkTo(ada, "Hello");

        assertAllBlocked(ada, bob, conversation);
    }

    @Test
    void shouldChangeNothingBetweenOthers() {
        Person cyd = world.person();
        String withCyd = bob.talkTo(cyd, "Hello");
        block(ada, bob);

        bob.say(withCyd, "still here");
        cyd.say(withCyd, "me too");
        ada.talkTo(cyd, "Hello");
        cyd.talkTo(ada, "Hello yourself");
    }

    @Test
    void shouldAnswerTheKeyOfWhatWasSentBefore() {
        Answer start = bob.post(START, Person.toParticipant(ada, "Hello"), "Idempotency-Key", "start");
        String conversation = START + "/" + start.json().get("id").asText();
        String messages = conversation + "/messages";
        Answer sent = bob.post(messages, Person.text("once"), "Idempotency-Key", "send");
        block(ada, bob);

        assertReplayed(bob.post(START, Person.toParticipant(ada, "Hello"), "Idempotency-Key", "start"), start);
        assertReplayed(bob.post(messages, Person.text("once"), "Idempotency-Key", "send"), sent);

        assertThat(bob.post(messages, Person.text("twice"), "Idempotency-Key", "send")
                        .status())
                .isEqualTo(422);
        assertBlocked(bob.post(messages, Person.text("new"), "Idempotency-Key", "new"));
        unblock(ada, bob);
        assertThat(bob.post(messages, Person.text("new"), "Idempotency-Key", "new")
                        .status())
                .isEqualTo(201);
        assertThat(texts(ada, conversation)).containsExactly("Hello", "once", "new");
    }

    @Test
    void shouldBlockAndUnblockHoweverOften() {
        String conversation = ada.talkTo(bob, "Hello");
        unblock(ada, bob);
        block(ada, bob);
        JsonNode blocked = ada.get(BLOCKS).json();
        block(ada, bob);

        assertThat(ada.get(BLOCKS).json()).isEqualTo(blocked);
        assertThat(blocked.get("items")).singleElement().satisfies(item -> {
            assertThat(item.get("id").asText()).isEqualTo(bob.id());
            assertThat(item.get("handle").asText()).isEqualTo(bob.handle());
            assertThat(item.get("display_name").asText()).isEqualTo(bob.displayName());
            assertThat(OffsetDateTime.parse(item.get("since").asText())).isBefore(OffsetDateTime.now());
        });
        assertThat(bob.get(BLOCKS).body()).isEqualTo("{\"items\":[]}");
        assertBlocked(bob.post(conversation + "/messages", Person.text("?")));
        unblock(ada, bob);
        unblock(ada, bob);
        assertThat(ada.get(BLOCKS).body()).isEqualTo("{\"items\":[]}");
        bob.say(conversation, "here I am");
    }

    @Test
    void shouldKnowWhoCanBeBlocked() {
        for (String handle : List.of("nobody-of-that-name", "%00", "@x", "%F0%9F%98%80")) {
            assertProblem(ada.put(BLOCKS + "/@" + handle, ""), 404, "not-found");
            assertProblem(ada.delete(BLOCKS + "/@" + handle), 404, "not-found");
        }
        for (Answer refused :
                List.of(ada.put(BLOCKS + "/@" + ada.handle(), ""), ada.delete(BLOCKS + "/@" + ada.handle()))) {
            assertProblem(refused, 422, "invalid");
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("handle");
        }
        Person nobody = world.bearer(null);
        assertProblem(nobody.put(BLOCKS + "/@" + ada.handle(), ""), 401, "unauthorized");
        assertProblem(nobody.delete(BLOCKS + "/@" + ada.handle()), 401, "unauthorized");
        assertProblem(nobody.get(BLOCKS), 401, "unauthorized");
        assertThat(handles(ada)).isEmpty();
    }

    private static void block(Person blocker, Person other) {
        Answer answer = blocker.put(BLOCKS + "/@" + other.handle(), "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    private static void unblock(Person blocker, Person other) {
        Answer answer = blocker.delete(BLOCKS + "/@" + other.handle());
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    private static List<String> handles(Person blocker) {
        return blocker.get(BLOCKS).json().get("items").findValuesAsText("handle");
    }

    private static List<String> texts(Person reader, String conversation) {
        return reader.get(conversation + "/messages").json().findValuesAsText("text");
    }

    /** On every way there is. */
    private static void assertAllBlocked(Person blocked, Person blocker, String conversation) {
        List<String> before = texts(blocked, conversation);
        assertBlocked(blocked.post(conversation + "/messages", Person.text("?")));
        assertBlocked(blocked.post(START, Person.toParticipant(blocker, "?")));
        assertForbidden(blocked.post(Person.toPerson(blocker, "?")));
        assertForbidden(blocked.post(Person.toGroup(conversation.substring(START.length() + 1), "?")));
        assertThat(texts(blocker, conversation)).isEqualTo(before);
    }

    private static void assertReplayed(Answer again, Answer first) {
        assertThat(again.status()).as(again.body()).isEqualTo(first.status());
        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(again.json()).isEqualTo(first.json());
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("[\"generic_403\"]");
    }

    private static void assertBlocked(Answer answer) {
        assertProblem(answer, 403, "blocked");
    }

    private static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/" + slug);
    }
}
