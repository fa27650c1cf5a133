package io.cruddur.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.SteeredClock;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An inbox in pages, while new messages move conversations in it. */
@QuarkusTest
class MovingInboxTest {

    private static final int CONVERSATIONS = 20;
    private static final Duration LONG_ENOUGH_TO_MOVE = Duration.ofMinutes(2);

    @TestHTTPResource("/")
    URI service;

    @Inject
    SteeredClock clock;

    DevServicesContext devServices;
    Person ada;
    List<Person> others;
    List<String> conversations;

    @BeforeEach
    void write() {
        clock.stop();
        var world = World.of(service, devServices);
        ada = world.person();
        others = new ArrayList<>();
        conversations = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            Person other = world.person();
            others.add(other);
            conversations.add(id(other.talkTo(ada, "Hello")));
            clock.turn(Duration.ofSeconds(1));
        }
    }

    @AfterEach
    void leave() {
        clock.release();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldShowOnceWhatDoesNotMoveAndFirstWhatDoes(long seed) {
        var random = new Random(seed);
        var moved = new HashSet<String>();
        var seen = new ArrayList<String>();
        JsonNode page = page("");
        seen.addAll(ids(page));
        while (page.has("next")) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                moved.add(move(random.nextInt(CONVERSATIONS)));
            }
            page = page("&cursor=" + page.get("next").asText());
            seen.addAll(ids(page));
        }

        assertThat(seen).doesNotHaveDuplicates();
        Set<String> missed = new HashSet<>(conversations);
        seen.forEach(missed::remove);
        assertThat(moved).containsAll(missed);
        assertThat(ids(ada.get("/v1/conversations?limit=" + moved.size()).json()))
                .containsExactlyInAnyOrderElementsOf(moved);
    }

    private String move(int which) {
        clock.turn(LONG_ENOUGH_TO_MOVE);
        return id(others.get(which).talkTo(ada, "again"));
    }

    private JsonNode page(String cursor) {
        return ada.get("/v1/conversations?limit=3" + cursor).json();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asText())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
