package io.cruddur.conversations.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.conversation.Change;
import io.cruddur.conversations.conversation.ChangeLog;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Listener;
import io.cruddur.conversations.world.Listener.Heard;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.SteeredClock;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The events of {@code /v1}: what happens, as it happens. */
@QuarkusTest
class EventsTest {

    @TestHTTPResource("/")
    URI service;

    @Inject
    SteeredClock clock;

    @Inject
    ChangeLog log;

    @Inject
    Dynamo dynamo;

    DevServicesContext devServices;
    World world;
    Person ada;
    Person bob;
    Person eve;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
        eve = world.person();
    }

    @AfterEach
    void leave() {
        clock.release();
    }

    @Test
    void shouldTellOfMessagesAsTheAPIShowsThem() {
        try (var listener = Listener.of(bob)) {
            Heard start = listener.awaitCaughtUp();
            assertThat(listener.types()).containsExactly("caught-up");
            assertThat(start.id()).isNotEmpty();
            assertThat(listener.header("Content-Type")).startsWith("text/event-stream");
            assertThat(listener.header("Cache-Control")).isEqualTo("no-store");

            String conversation = ada.talkTo(bob, "Hello");
            JsonNode second = bob.say(conversation, "Hello yourself");

            listener.await(heard -> heard.data().path("seq").asInt() == 2);
            assertThat(listener.types())
                    .containsExactly("caught-up", "conversation.created", "message.created", "message.created");
            assertThat(listener.heard().get(1).data().get("id").asText()).isEqualTo(id(conversation));
            assertThat(listener.heard().get(2).data().get("text").asText()).isEqualTo("Hello");
            assertThat(listener.heard().getLast().data()).isEqualTo(second);
            assertThat(listener.heard())
                    .extracting(Heard::id)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    @Test
    void shouldTellOfEverythingElse() {
        String conversation = ada.talkTo(bob, "Hello");
        String path = conversation + "/messages/"
                + ada.say(conversation, "Helo").get("id").asText();
        try (var adas = Listener.of(ada);
                var bobs = Listener.of(bob)) {
            adas.awaitCaughtUp();
            bobs.awaitCaughtUp();

            ada.patch(path, Person.text("Hello"), "If-Match", "*");
            JsonNode edited = bobs.await("message.edited").data();
            ada.delete(path, "If-Match", "*");
            JsonNode deleted = bobs.await("message.deleted").data();
            bob.put(conversation + "/read", "{}");
            JsonNode read = bobs.await("read").data();
            bob.patch(conversation, "{\"muted\":true}");
            JsonNode changed = bobs.await("conversation.changed").data();
            adas.await("message.deleted");

            assertThat(edited.get("text").asText()).isEqualTo("Hello");
            assertThat(deleted).isEqualTo(bob.get(path).json());
            assertThat(read.get("read_seq").asInt()).isEqualTo(2);
            assertThat(read.get("unread").asInt()).isZero();
            assertThat(changed).isEqualTo(bob.get(conversation).json());
            assertThat(adas.types()).containsExactly("caught-up", "message.edited", "message.deleted");
        }
    }

    @Test
    void shouldTellOfGroupsAndNothingOfThemToWhoeverHasLeft() {
        try (var bobs = Listener.of(bob);
                var eves = Listener.of(eve)) {
            bobs.awaitCaughtUp();
            eves.awaitCaughtUp();
            String group = ada.group("Sailing", bob, eve);
            eves.await("conversation.created");

            ada.delete(group + "/members/" + eve.id());
            Heard left = eves.await("conversation.left");
            ada.say(group, "Without her");
            bobs.await(heard -> heard.data().path("text").asText().equals("Without her"));
            ada.patch(group, "{\"title\":\"Rowing\"}");
            bobs.await(heard -> heard.data().path("title").asText().equals("Rowing"));

            assertThat(left.data().get("conversation_id").asText()).isEqualTo(id(group));
            assertThat(eves.types())
                    .containsExactly("caught-up", "conversation.created", "message.created", "conversation.left");
            assertThat(bobs.types())
                    .containsExactly(
                            "caught-up",
                            "conversation.created",
                            "message.created",
                            "message.created",
                            "conversation.changed",
                            "message.created",
                            "message.created",
                            "conversation.changed");
        }
    }

    @Test
    void shouldResumeWithoutAHole() {
        String conversation = ada.talkTo(bob, "Hello");
        String first = conversation + "/messages/"
                + ada.say(conversation, "One").get("id").asText();
        String cursor;
        try (var listener = Listener.of(bob)) {
            cursor = listener.awaitCaughtUp().id();
        }
        String other = eve.talkTo(bob, "It's me");
        ada.say(conversation, "Two");
        ada.patch(first, Person.text("Won"), "If-Match", "*");
        bob.put(other + "/read", "{}");
        String group = eve.group("Rowing", bob, ada);
        bob.delete(group + "/members/" + bob.id());

        try (var listener = Listener.after(bob, cursor)) {
            listener.awaitCaughtUp();

            assertThat(fresh(listener, cursor))
                    .containsExactly(
                            "conversation.created",
                            "message.created",
                            "message.created",
                            "message.edited",
                            "read",
                            "conversation.left",
                            "caught-up");
            assertThat(listener.heard()).extracting(Heard::id).isSorted();
            try (var again = Listener.at(
                    bob.request("/v1/events?since=" + listener.heard().get(1).id()))) {
                again.awaitCaughtUp();
                assertThat(again.heard())
                        .containsAll(
                                listener.heard().subList(1, listener.heard().size() - 1));
            }
        }
    }

    @Test
    void shouldNotBringABrowserBackBehindWhereItWas() {
        String conversation = ada.talkTo(bob, "Hello");
        ada.say(conversation, "One");
        String cursor;
        try (var listener = Listener.of(bob)) {
            cursor = listener.awaitCaughtUp().id();
        }

        try (var listener = Listener.after(bob, cursor)) {
            listener.awaitCaughtUp();

            assertThat(listener.types())
                    .containsExactly("conversation.created", "message.created", "message.created", "caught-up");
            assertThat(listener.ids())
                    .containsExactly(
                            listener.heard().get(0).id(),
                            cursor,
                            listener.heard().get(1).id(),
                            cursor,
                            listener.heard().get(2).id(),
                            cursor,
                            listener.heard().get(3).id());
        }
    }

    /** Without what comes from the overlap. */
    private static List<String> fresh(Listener listener, String cursor) {
        return listener.heard().stream()
                .filter(heard -> heard.id().compareTo(cursor) >= 0)
                .map(Heard::type)
                .toList();
    }

    @Test
    void shouldBeatForAsLongAsNothingHappensAndMissNothingForLonger() {
        var reader = new UserId(UUID.fromString(bob.id()));
        try (var listener = Listener.of(bob)) {
            listener.awaitCaughtUp();
            clock.stop();
            for (int beats = 1; beats <= 5; beats++) {
                var missed = Change.of(Change.Kind.LEFT, ConversationId.random(), new Stamp(clock.instant()));
                stored(log.tell(List.of(reader), missed));

                clock.turn(Duration.ofSeconds(20));

                listener.await(heard -> heard.type().equals("conversation.left")
                        && heard.data()
                                .get("conversation_id")
                                .asText()
                                .equals(missed.conversation().toString()));
                assertThat(listener.comments()).isEqualTo(beats);
            }
        }
    }

    /** Without a word to anybody. */
    private void stored(List<Write> writes) {
        dynamo.transact("test", writes).await().atMost(Duration.ofSeconds(20));
    }

    @Test
    void shouldRefuseWhatIsNoCursor() {
        for (String cursor : List.of("yesterday", "-1", "99999999999999999999", "999999999999999999")) {
            Answer refused = bob.get("/v1/events?since=" + cursor);

            assertThat(refused.status()).as(cursor).isEqualTo(400);
            assertThat(refused.json().get("type").asText()).isEqualTo("/problems/bad-cursor");
        }
    }

    @Test
    void shouldRefuseMoreStreamsThanAPersonMayHave() {
        var listeners = Stream.generate(() -> Listener.of(bob)).limit(8).toList();
        Answer refused = bob.get("/v1/events");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().get("type").asText()).isEqualTo("/problems/too-many-streams");

        listeners.forEach(Listener::close);
        ada.talkTo(bob, "Hello");
        try (var one = Listener.after(bob, "0")) {
            one.await("message.created");
        }
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
