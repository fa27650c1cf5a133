package io.cruddur.conversations.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.StoredTable;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody posts at once, and nothing is lost, doubled or misordered. */
@QuarkusTest
class RacesTest {

    private static final int CONNECTIONS = 8;
    private static final int POSTS = 64;

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    StoredTable stored;
    Person ada;
    Person bob;

    @BeforeEach
    void enter() {
        World world = World.of(service, devServices);
        stored = StoredTable.of(devServices);
        ada = world.person();
        bob = world.person();
        warmUp(world);
    }

    /** Every lookup and every post has its deadline, which the first ones of a cold process could miss. */
    private void warmUp(World world) {
        world.person().tell(world.person(), "warm-up");
        for (Person person : List.of(ada, bob)) {
            assertThat(person.groups()).isEmpty();
            assertThat(uuid(person)).isNotEmpty();
        }
    }

    @AfterEach
    void leave() {
        stored.close();
    }

    @Test
    void shouldStoreEachOfManyConcurrentPostsOnce() {
        String group = ada.tell(bob, "post -1");

        List<Answer> answers = onConnections(connection -> IntStream.range(0, POSTS / CONNECTIONS)
                .map(round -> round * CONNECTIONS + connection)
                .mapToObj(post -> author(post).post(Person.toGroup(group, "post " + post)))
                .toList());

        assertThat(answers).hasSize(POSTS).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.json().get("uuid").asText() + " at "
                        + answer.json().get("created_at").asText())
                .containsExactlyInAnyOrderElementsOf(stored.messages(group).stream()
                        .skip(1)
                        .map(message -> message.string("message_uuid") + " at " + message.sk())
                        .toList());
        assertStoredOnce(group, IntStream.range(-1, POSTS));
        assertShownOnce(group);
    }

    @Test
    void shouldStartOneConversationHoweverManyBegin() {
        var posts = IntStream.range(0, POSTS)
                .mapToObj(post -> author(post).postAsync(Person.toPerson(author(post + 1), "post " + post)))
                .toList();
        List<Answer> answers = posts.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        var groups = answers.stream()
                .map(answer -> answer.json().get("message_group_uuid").asText())
                .distinct()
                .toList();
        assertThat(groups).hasSize(1);
        assertThat(stored.pair(uuid(ada), uuid(bob)))
                .singleElement()
                .satisfies(pair -> assertThat(pair.string("message_group_uuid")).isEqualTo(groups.getFirst()));
        assertThat(stored.conversationsOf(uuid(ada))).isOne();
        assertStoredOnce(groups.getFirst(), IntStream.range(0, POSTS));
        assertShownOnce(groups.getFirst());
    }

    @Test
    void shouldShowEveryWriterWhatTheyWrote() {
        String group = ada.tell(bob, "post -1");

        onConnections(connection -> {
            Person writer = author(connection);
            return IntStream.range(0, 4)
                    .mapToObj(round -> {
                        Answer answer = writer.post(Person.toGroup(group, connection + "." + round));
                        assertThat(answer.status()).isEqualTo(200);
                        assertSeen(writer, group, answer);
                        return answer;
                    })
                    .toList();
        });
    }

    /** The page shows the message, unless it is full of newer ones; the inbox shows it, or a newer one. */
    private static void assertSeen(Person writer, String group, Answer posted) {
        String uuid = posted.json().get("uuid").asText();
        String at = posted.json().get("created_at").asText();
        var page = writer.messages(group);
        var stamps = page.findValuesAsText("created_at");
        assertThat(stamps).isSorted();
        if (stamps.getFirst().compareTo(at) <= 0) {
            assertThat(page.findValuesAsText("uuid")).contains(uuid);
        }
        assertThat(writer.groups()).singleElement().satisfies(row -> {
            assertThat(row.get("uuid").asText()).isEqualTo(group);
            assertThat(row.get("created_at").asText()).isGreaterThanOrEqualTo(at);
        });
    }

    private void assertStoredOnce(String group, IntStream posts) {
        List<Item> messages = stored.messages(group);
        assertThat(messages)
                .extracting(message -> message.string("message"))
                .containsExactlyInAnyOrderElementsOf(
                        posts.mapToObj(post -> "post " + post).toList());
        assertThat(messages)
                .extracting(message -> message.number("seq"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, messages.size()).boxed().toList());
        assertThat(messages).extracting(Item::sk).isSorted().doesNotHaveDuplicates();
        assertThat(messages)
                .extracting(message -> message.string("message_uuid"))
                .doesNotHaveDuplicates();
    }

    private void assertShownOnce(String group) {
        Item last = stored.messages(group).getLast();
        assertThat(stored.head(group).number("last_seq")).isEqualTo(last.number("seq"));
        for (Person person : List.of(ada, bob)) {
            assertThat(stored.inbox(uuid(person))).singleElement().satisfies(row -> {
                assertThat(row.string("message_group_uuid")).isEqualTo(group);
                assertThat(row.string("message")).isEqualTo(last.string("message"));
                assertThat(row.number("seq")).isEqualTo(last.number("seq"));
                assertThat(row.string("last_message_at")).isEqualTo(last.sk());
            });
            assertThat(person.groups())
                    .singleElement()
                    .satisfies(row -> assertThat(row.get("message").asText()).isEqualTo(last.string("message")));
        }
    }

    private Person author(int post) {
        return post % 2 == 0 ? ada : bob;
    }

    private static String uuid(Person person) {
        return person.get("/api/users/@" + person.handle() + "/short")
                .json()
                .get("uuid")
                .asText();
    }

    /** Does the work on as many connections at once, and collects what all of them bring. */
    private static <T> List<T> onConnections(IntFunction<List<T>> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, CONNECTIONS)
                    .mapToObj(connection -> CompletableFuture.supplyAsync(() -> work.apply(connection), threads))
                    .toList();
            return running.stream()
                    .map(CompletableFuture::join)
                    .flatMap(List::stream)
                    .toList();
        }
    }
}
