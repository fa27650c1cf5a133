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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom somebody has blocked, in pages. */
@QuarkusTest
class BlockPagingTest {

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
    void shouldListInPagesWithoutASkipOrARepetition() {
        List<Person> people = Stream.generate(world::person).limit(7).toList();
        people.forEach(person -> block(ada, person));

        Answer answer = ada.get(BLOCKS + "?limit=3");
        var pages = new ArrayList<>(List.of(answer.json()));
        while (pages.getLast().has("next")) {
            String next = "?limit=3&cursor=" + pages.getLast().get("next").asText();
            JsonNode led = ada.get(answer.links().get("next")).json();
            answer = ada.get(BLOCKS + next);
            pages.add(answer.json());
            assertThat(led).isEqualTo(pages.getLast());
        }
        assertThat(answer.links()).isEmpty();

        assertThat(pages).extracting(page -> page.get("items").size()).containsExactly(3, 3, 1);
        var items =
                pages.stream().flatMap(page -> page.get("items").valueStream()).toList();
        assertThat(items)
                .extracting(item -> item.get("handle").asText())
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(Person::handle).toList());
        assertThat(items).extracting(item -> item.get("id").asText()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(ada.get(BLOCKS + "?limit=7").json().has("next")).isFalse();
        assertThat(ada.get(BLOCKS).json().get("items")).hasSize(7);
    }

    @Test
    void shouldTakeOnlyItsOwnCursors() {
        for (int i = 0; i < 2; i++) {
            Person other = world.person();
            ada.talkTo(other, "Hello");
            block(ada, other);
        }
        String cursor = ada.get(BLOCKS + "?limit=1").json().get("next").asText();
        String inbox = ada.get(START + "?limit=1").json().get("next").asText();

        assertBadCursor(bob.get(BLOCKS + "?cursor=" + cursor), "somebody else");
        assertBadCursor(ada.get(BLOCKS + "?cursor=" + inbox), "another list");
        assertBadCursor(ada.get(START + "?cursor=" + cursor), "another list");
        for (String place : List.of("|x", "", "|" + bob.id() + "|x")) {
            String damaged = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("2|" + ada.id() + "|blocks" + place).getBytes(StandardCharsets.UTF_8));
            assertBadCursor(ada.get(BLOCKS + "?cursor=" + damaged), place.isEmpty() ? "this version" : "damaged");
        }
        for (String limit : List.of("0", "101", "x")) {
            assertProblem(ada.get(BLOCKS + "?limit=" + limit), 422, "invalid");
        }
    }

    private static void block(Person blocker, Person other) {
        assertThat(blocker.put(BLOCKS + "/@" + other.handle(), "").status()).isEqualTo(204);
    }

    private static void assertBadCursor(Answer answer, String reason) {
        assertProblem(answer, 400, "bad-cursor");
        assertThat(answer.json().get("detail").asText()).contains(reason);
    }

    private static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/" + slug);
    }
}
