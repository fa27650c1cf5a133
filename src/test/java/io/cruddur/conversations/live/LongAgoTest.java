package io.cruddur.conversations.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.world.Listener;
import io.cruddur.conversations.world.Listener.Heard;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.SteeredClock;
import io.cruddur.conversations.world.StoredTable;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Resuming after longer than the change log remembers. */
@QuarkusTest
class LongAgoTest {

    @TestHTTPResource("/")
    URI service;

    @Inject
    SteeredClock clock;

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
    void shouldTellHowThingsAreAndWhatHasChanged() {
        clock.stop();
        clock.turn(Duration.ofDays(-32));
        String quiet = eve.talkTo(bob, "It's me");
        String conversation = ada.talkTo(bob, "Helo");
        String first = conversation + "/messages/"
                + ada.get(conversation + "/messages").json().at("/items/0/id").asText();
        String second = conversation + "/messages/"
                + ada.say(conversation, "Nothing").get("id").asText();
        clock.turn(Duration.ofMinutes(5));
        String cursor = NoticeId.cursor(new Stamp(clock.instant()));
        clock.turn(Duration.ofMinutes(5));
        ada.patch(first, Person.text("Hello"), "If-Match", "*");
        ada.delete(second, "If-Match", "*");
        bob.put(quiet + "/read", "{}");
        ada.say(conversation, "Are you there?");
        forget(bob);

        clock.release();
        try (var listener = Listener.after(bob, cursor)) {
            listener.awaitCaughtUp();

            assertThat(listener.types())
                    .containsExactly(
                            "conversation.changed",
                            "conversation.changed",
                            "message.edited",
                            "message.deleted",
                            "message.created",
                            "caught-up");
            assertThat(listener.heard()).extracting(Heard::id).isSorted();
            assertThat(listener.heard().stream()
                            .filter(heard -> heard.type().equals("conversation.changed"))
                            .map(heard -> heard.data().get("unread").asInt()))
                    .containsExactlyInAnyOrder(0, 3);
            assertThat(listener.heard().get(2).data().get("text").asText()).isEqualTo("Hello");
        }
    }

    /** As DynamoDB does when the time has come. */
    private void forget(Person person) {
        try (var stored = StoredTable.of(devServices)) {
            var entries = stored.partition("CHG#" + person.id());
            assertThat(entries)
                    .hasSize(3)
                    .allSatisfy(entry -> assertThat(entry.number("expires_at"))
                            .isBetween(
                                    clock.instant().plus(Duration.ofDays(29)).getEpochSecond(),
                                    clock.instant().plus(Duration.ofDays(31)).getEpochSecond()));
            entries.forEach(stored::delete);
        }
    }
}
