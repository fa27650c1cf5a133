package io.cruddur.conversations.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a conversation in pages, both ways, whoever writes meanwhile. */
@QuarkusTest
class PagingTest {

    private static final int WRITERS = 4;
    private static final int EACH = 15;

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
    void shouldShowTheNewestByDefault() {
        String messages = conversationOf(12);

        assertPage(page(messages, ""), 1, 12, false, false);
        assertPage(page(messages, "?limit=12"), 1, 12, false, false);
        assertPage(page(messages, "?limit=11"), 2, 12, true, false);
        assertPage(page(messages, "?limit=1"), 12, 12, true, false);
        assertPage(page(messages, "?limit=100"), 1, 12, false, false);
        assertThat(page(messages, "?limit=3").get("items").findValuesAsText("text"))
                .containsExactly("10", "11", "12");
    }

    @Test
    void shouldShowFiftyOfMany() {
        String messages = conversationOf(103);

        assertPage(page(messages, ""), 54, 103, true, false);
        assertPage(page(messages, "?limit=100"), 4, 103, true, false);
        assertPage(page(messages, "?before=" + id(messages, 53)), 3, 52, true, true);
        assertPage(page(messages, "?after=" + id(messages, 53)), 54, 103, true, false);
    }

    @Test
    void shouldGoBothWaysFromAMessage() {
        String messages = conversationOf(12);
        String seventh = id(messages, 7);

        assertPage(page(messages, "?limit=3&before=" + seventh), 4, 6, true, true);
        assertPage(page(messages, "?limit=6&before=" + seventh), 1, 6, false, true);
        assertPage(page(messages, "?limit=3&after=" + seventh), 8, 10, true, true);
        assertPage(page(messages, "?limit=5&after=" + seventh), 8, 12, true, false);
        assertPage(page(messages, "?limit=1&before=" + seventh), 6, 6, true, true);
        assertPage(page(messages, "?limit=1&after=" + seventh), 8, 8, true, true);
    }

    @Test
    void shouldShowBothSidesOfAMessage() {
        String messages = conversationOf(12);
        String seventh = id(messages, 7);

        assertPage(page(messages, "?limit=1&around=" + seventh), 7, 7, true, true);
        assertPage(page(messages, "?limit=2&around=" + seventh), 7, 8, true, true);
        assertPage(page(messages, "?limit=5&around=" + seventh), 5, 9, true, true);
        assertPage(page(messages, "?around=" + seventh), 1, 12, false, false);
        assertPage(page(messages, "?limit=4&around=" + id(messages, 12)), 11, 12, true, false);
        assertPage(page(messages, "?limit=4&around=" + id(messages, 1)), 1, 4, false, true);
    }

    @Test
    void shouldShowBothSidesOfWhatIsUnread() {
        String messages = conversationOf(12);

        assertPage(page(bob, messages, "?around=unread&limit=4"), 1, 4, false, true);
        assertPage(page(bob, messages, "?around=unread&limit=1"), 1, 1, false, true);
        read(bob, messages, 7);
        assertPage(page(bob, messages, "?around=unread&limit=4"), 6, 9, true, true);
        assertPage(page(bob, messages, "?around=unread"), 1, 12, false, false);
        assertPage(page(ada, messages, "?around=unread&limit=4"), 11, 12, true, false);
    }

    @Test
    void shouldLeadToThePagesOnEitherSide() {
        String messages = conversationOf(7);

        Answer newest = ada.get(messages + "?limit=3");
        assertPage(newest.json(), 5, 7, true, false);
        assertThat(newest.links()).containsOnlyKeys("prev");
        Answer middle = ada.get(newest.links().get("prev"));
        assertPage(middle.json(), 2, 4, true, true);
        assertThat(middle.links()).containsOnlyKeys("prev", "next");
        Answer oldest = ada.get(middle.links().get("prev"));
        assertPage(oldest.json(), 1, 1, false, true);
        assertThat(oldest.links()).containsOnlyKeys("next");
        assertPage(ada.get(middle.links().get("next")).json(), 5, 7, true, false);
        assertThat(ada.get(messages).links()).isEmpty();
    }

    @Test
    void shouldShowNothingBeyondTheEnds() {
        String messages = conversationOf(3);

        assertNothing(page(messages, "?before=" + id(messages, 1)), false, true);
        assertNothing(page(messages, "?after=" + id(messages, 3)), true, false);
        assertNothing(page(messages, "?before=00000000-0000-7000-8000-000000000000"), false, true);
        assertPage(page(messages, "?after=00000000-0000-7000-8000-000000000000"), 1, 3, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "x", "1.5", "1e1", " 7", "99999999999999999999"})
    void shouldKnowTheLimits(String limit) {
        String messages = conversationOf(1);

        String query = "?limit=" + limit.replace(" ", "%20");
        assertInvalid(ada.get(messages + query), "limit");
        assertInvalid(ada.get("/v1/conversations" + query), "limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "7",
                "5ae290ed-55d1-47a0-bc6d-fe2bc2700399",
                "ffffffff-ffff-7fff-bfff-ffffffffffff",
                "e677d21f-dc00-7000-8000-000000000000"
            })
    void shouldTakeOnlyIdsOfMessages(String id) {
        String messages = conversationOf(1);

        for (String parameter : List.of("before", "after", "around")) {
            assertInvalid(ada.get(messages + "?" + parameter + "=" + id), parameter);
        }
    }

    @Test
    void shouldTakeOnePlaceAtMost() {
        String messages = conversationOf(1);
        String id = id(messages, 1);

        for (String query : List.of(
                "?before=" + id + "&after=" + id, "?around=unread&after=" + id, "?before=" + id + "&around=" + id)) {
            assertThat(ada.get(messages + query).status()).isEqualTo(422);
        }
    }

    @Test
    void shouldMissAndRepeatNothingWhileOthersWrite() {
        String messages = conversationOf(20);
        String conversation = messages.replace("/messages", "");
        long total = 20 + WRITERS * EACH;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.runAsync(
                            () -> IntStream.range(0, EACH)
                                    .forEach(n -> (writer % 2 == 0 ? ada : bob).say(conversation, writer + "." + n)),
                            threads))
                    .toList();
            var forwards = CompletableFuture.supplyAsync(() -> forwards(messages, total), threads);
            var backwards = new ArrayList<List<Long>>();
            do {
                backwards.add(backwards(messages));
            } while (writers.stream().anyMatch(writer -> !writer.isDone()));
            writers.forEach(CompletableFuture::join);

            assertThat(forwards.join())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, total).boxed().toList());
            backwards.add(backwards(messages));
            assertThat(backwards.getLast()).hasSize((int) total);
            assertThat(backwards)
                    .allSatisfy(seen -> assertThat(seen)
                            .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.size())
                                    .boxed()
                                    .toList()));
        }
    }

    /** From the first message on until all have been written. */
    private List<Long> forwards(String messages, long total) {
        var seen = new ArrayList<>(List.of(1L));
        String last = id(messages, 1);
        for (int i = 0; seen.size() < total && i < 10_000; i++) {
            JsonNode items = page(messages, "?limit=3&after=" + last).get("items");
            seen.addAll(seqs(items));
            last = items.isEmpty()
                    ? last
                    : items.get(items.size() - 1).get("id").asText();
        }
        return seen;
    }

    /** From the newest message back to the first, in the order of their numbers. */
    private List<Long> backwards(String messages) {
        JsonNode page = page(messages, "?limit=7");
        var seen = new ArrayList<>(seqs(page.get("items")));
        while (page.get("has_older").asBoolean()) {
            page = page(messages, "?limit=7&before=" + page.at("/items/0/id").asText());
            seen.addAll(0, seqs(page.get("items")));
        }
        return seen;
    }

    /** The path of the messages of a new conversation that has so many, all by the same author. */
    private String conversationOf(int count) {
        String conversation = ada.talkTo(bob, "1");
        IntStream.rangeClosed(2, count).forEach(n -> ada.say(conversation, Integer.toString(n)));
        return conversation + "/messages";
    }

    private JsonNode page(String messages, String query) {
        return page(ada, messages, query);
    }

    private static JsonNode page(Person reader, String messages, String query) {
        Answer answer = reader.get(messages + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String id(String messages, int seq) {
        String query = "?limit=100";
        JsonNode page = page(messages, query);
        while (page.at("/items/0/seq").asLong() > seq) {
            page = page(messages, query + "&before=" + page.at("/items/0/id").asText());
        }
        return page.at("/items/" + (seq - page.at("/items/0/seq").asLong()) + "/id")
                .asText();
    }

    private void read(Person reader, String messages, int seq) {
        String body = "{\"message_id\":\"" + id(messages, seq) + "\"}";
        assertThat(reader.put(messages.replace("/messages", "/read"), body).status())
                .isEqualTo(200);
    }

    private static List<Long> seqs(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("seq").asLong())
                .toList();
    }

    private static void assertPage(JsonNode page, long first, long last, boolean hasOlder, boolean hasNewer) {
        assertThat(seqs(page.get("items")))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(first, last).boxed().toList());
        assertThat(page.get("items").findValuesAsText("created_at")).isSorted().doesNotHaveDuplicates();
        assertEnds(page, hasOlder, hasNewer);
    }

    private static void assertNothing(JsonNode page, boolean hasOlder, boolean hasNewer) {
        assertThat(page.get("items")).isEmpty();
        assertEnds(page, hasOlder, hasNewer);
    }

    private static void assertEnds(JsonNode page, boolean hasOlder, boolean hasNewer) {
        assertThat(page.get("has_older").booleanValue()).as("has_older").isEqualTo(hasOlder);
        assertThat(page.get("has_newer").booleanValue()).as("has_newer").isEqualTo(hasNewer);
    }

    private static void assertInvalid(Answer answer, String parameter) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(parameter);
    }
}
