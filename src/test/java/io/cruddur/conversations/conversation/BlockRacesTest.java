package io.cruddur.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocks that race with what they forbid: once a block is answered nothing passes, and what passed before is there. */
@QuarkusTest
class BlockRacesTest {

    private static final int CONNECTIONS = 6;
    private static final int PAIRS = 12;
    private static final int AFTERWARDS = 3;

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
        world.person().talkTo(world.person(), "warm-up");
    }

    /** A send, and whether it began after the block had been answered. */
    private record Attempt(boolean late, Answer answer) {}

    @Test
    void shouldLetNothingPassOnceItIsBlocked() {
        String conversation = bob.talkTo(ada, "bob: first");
        var blocked = new AtomicBoolean();
        var busy = new CountDownLatch(2 * CONNECTIONS);

        List<Attempt> attempts;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var senders = IntStream.range(0, CONNECTIONS)
                    .mapToObj(sender -> CompletableFuture.supplyAsync(
                            () -> sendUntilBlocked(conversation, sender, blocked, busy), threads))
                    .toList();
            var bystander = CompletableFuture.supplyAsync(() -> adaSays(conversation, blocked), threads);
            await(busy);
            assertThat(block(ada, bob).status()).isEqualTo(204);
            blocked.set(true);
            attempts = senders.stream()
                    .map(CompletableFuture::join)
                    .flatMap(List::stream)
                    .toList();
            assertThat(bystander.join()).containsOnly(201);
        }

        assertThat(attempts).extracting(attempt -> attempt.answer().status()).isSubsetOf(201, 403);
        assertThat(attempts)
                .filteredOn(Attempt::late)
                .hasSize(CONNECTIONS * AFTERWARDS)
                .allMatch(attempt -> attempt.answer().status() == 403);
        var accepted = attempts.stream()
                .filter(attempt -> attempt.answer().status() == 201)
                .map(attempt -> attempt.answer().json().get("text").asText());
        assertThat(said(conversation, "bob"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("bob: first"), accepted).toList());
    }

    private List<Attempt> sendUntilBlocked(
            String conversation, int sender, AtomicBoolean blocked, CountDownLatch busy) {
        var attempts = new ArrayList<Attempt>();
        int late = 0;
        for (int i = 0; late < AFTERWARDS; i++) {
            boolean isLate = blocked.get();
            var text = "bob: %d.%d".formatted(sender, i);
            attempts.add(new Attempt(isLate, bob.post(conversation + "/messages", Person.text(text))));
            late += isLate ? 1 : 0;
            busy.countDown();
        }
        return attempts;
    }

    private List<Integer> adaSays(String conversation, AtomicBoolean blocked) {
        var statuses = new ArrayList<Integer>();
        boolean last = false;
        while (!last) {
            last = blocked.get();
            statuses.add(ada.post(conversation + "/messages", Person.text("ada: here"))
                    .status());
        }
        return statuses;
    }

    @Test
    void shouldStartOrBlockButNotBoth() {
        for (int pair = 0; pair < PAIRS; pair++) {
            Person blocker = world.person();
            Person blocked = world.person();
            var start = blocked.postAsync("/v1/conversations", Person.toParticipant(blocker, "Hello"));
            Answer block = block(blocker, blocked);

            assertThat(block.status()).isEqualTo(204);
            Answer started = start.join();
            assertThat(started.status()).as(started.body()).isIn(201, 403);
            assertThat(blocked.post("/v1/conversations", Person.toParticipant(blocker, "Hello?"))
                            .status())
                    .isEqualTo(403);
            assertThat(blocker.get("/v1/conversations").json().get("items"))
                    .hasSize(started.status() == 201 ? 1 : 0)
                    .allSatisfy(row ->
                            assertThat(row.at("/last_message/preview").asText()).isEqualTo("Hello"));
        }
    }

    @Test
    void shouldKeepBothBlocksHoweverTheyCross() {
        String conversation = ada.talkTo(bob, "Hello");
        for (int round = 0; round < PAIRS; round++) {
            var hers = ada.sendAsync(request(ada, "PUT", bob));
            var his = bob.sendAsync(request(bob, "PUT", ada));
            assertThat(List.of(hers.join().status(), his.join().status())).containsOnly(204);
            for (Person person : List.of(ada, bob)) {
                assertThat(person.post(conversation + "/messages", Person.text("?"))
                                .status())
                        .isEqualTo(403);
                assertThat(person.get("/v1/blocks").json().get("items")).hasSize(1);
            }

            var undone = ada.sendAsync(request(ada, "DELETE", bob));
            var alsoUndone = bob.sendAsync(request(bob, "DELETE", ada));
            assertThat(List.of(undone.join().status(), alsoUndone.join().status()))
                    .containsOnly(204);
            for (Person person : List.of(ada, bob)) {
                person.say(conversation, "free");
                assertThat(person.get("/v1/blocks").json().get("items")).isEmpty();
            }
        }
    }

    /** Everything that one of the two said, over all pages. */
    private List<String> said(String conversation, String name) {
        var texts = new ArrayList<String>();
        var page = ada.get(conversation + "/messages?limit=100").json();
        texts.addAll(page.findValuesAsText("text"));
        while (page.get("has_older").asBoolean()) {
            String first = page.at("/items/0/id").asText();
            page = ada.get(conversation + "/messages?limit=100&before=" + first).json();
            texts.addAll(page.findValuesAsText("text"));
        }
        return texts.stream().filter(text -> text.startsWith(name)).toList();
    }

    private static Answer block(Person blocker, Person other) {
        return blocker.send(request(blocker, "PUT", other));
    }

    private static HttpRequest.Builder request(Person person, String method, Person other) {
        return person.request("/v1/blocks/@" + other.handle()).method(method, BodyPublishers.noBody());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
