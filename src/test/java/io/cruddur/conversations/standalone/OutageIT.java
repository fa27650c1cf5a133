package io.cruddur.conversations.standalone;

import static io.cruddur.conversations.world.Patience.await;
import static io.cruddur.conversations.world.Person.toGroup;
import static io.cruddur.conversations.world.Person.toPerson;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.Proxy;
import io.cruddur.conversations.world.ServiceProcess;
import io.cruddur.conversations.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Back ends go away and come back, under a process that stays. */
class OutageIT {

    private static final Duration ANSWERED = Duration.ofSeconds(4);
    private static final Duration PROBED = Duration.ofSeconds(3);
    private static final Duration RECOVERED = Duration.ofSeconds(5);

    private static Site site;
    private static ServiceProcess service;

    private World world;
    private Person ada;
    private Person bob;
    private String group;

    /** The ways to be down. */
    enum Outage {
        REFUSED(Proxy::refuse),
        SILENT(Proxy::goSilent);

        private final Consumer<Proxy> begin;

        Outage(Consumer<Proxy> begin) {
            this.begin = begin;
        }

        void begin(Proxy... backends) {
            for (Proxy backend : backends) {
                begin.accept(backend);
            }
        }
    }

    @BeforeAll
    static void deploy() {
        site = Site.get();
        service = ServiceProcess.start(site.environment());
    }

    @AfterAll
    static void remove() {
        service.close();
    }

    @BeforeEach
    void meet() {
        world = site.world(service);
        ada = world.person();
        bob = world.person();
        group = ada.tell(bob, "before");
        bob.groups();
    }

    @AfterEach
    void recover() {
        site.recover();
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayThatDynamoDbIsDownAndGoOnWhenItIsBack(Outage outage) {
        outage.begin(site.dynamoDb());

        assertUnavailable(
                () -> ada.get("/api/message_groups"),
                () -> ada.get("/api/messages/" + group),
                () -> ada.post(toGroup(group, "lost")),
                () -> ada.post(toPerson(bob, "lost")));
        assertNotReady(ada, "DynamoDB");

        site.recover();
        await(RECOVERED, () -> ada.post(toGroup(group, "after")).status() == 200);
        await(RECOVERED, () -> ada.get("/q/health/ready").status() == 200);
        assertThat(bob.messages(group).findValuesAsText("message"))
                .startsWith("before")
                .endsWith("after")
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldAnswerEverybodyInTimeWhileDynamoDbIsSilent() {
        site.dynamoDb().goSilent();

        var begun = Instant.now();
        var answers = IntStream.range(0, 40)
                .mapToObj(i -> (i % 2 == 0 ? ada : bob).postAsync(toGroup(group, "lost " + i)))
                .toList();
        answers.stream().map(CompletableFuture::join).forEach(OutageIT::assertIsUnavailable);

        assertThat(Duration.between(begun, Instant.now())).isLessThan(ANSWERED);
    }

    @ParameterizedTest
    @EnumSource
    void shouldServeThePeopleItKnowsWhilePostgresIsDown(Outage outage) {
        Person stranger = world.person();
        outage.begin(site.postgres());

        assertThat(inTime(() -> ada.post(toGroup(group, "while it is down"))).status())
                .isEqualTo(200);
        assertThat(inTime(() -> ada.post(toPerson(bob, "known by the handle"))).status())
                .isEqualTo(200);
        assertThat(inTime(() -> bob.get("/api/messages/" + group)).json().findValuesAsText("message"))
                .containsExactly("before", "while it is down", "known by the handle");
        assertThat(bob.groups()).singleElement().satisfies(row -> {
            assertThat(row.get("display_name").asText()).isEqualTo(ada.displayName());
        });
        assertUnavailable(
                () -> stranger.get("/api/message_groups"),
                () -> stranger.post(toGroup(group, "let me in")),
                () -> ada.post(toPerson(stranger, "hello")),
                () -> ada.get("/api/users/@" + UUID.randomUUID() + "/short"));
        assertNotReady(ada, "Postgres");

        site.recover();
        await(RECOVERED, () -> stranger.get("/api/message_groups").status() == 200);
        await(RECOVERED, () -> ada.get("/q/health/ready").status() == 200);
    }

    @Test
    void shouldShowTheCopiesOfNamesThatItDoesNotRemember() {
        try (var another = ServiceProcess.start(site.environment())) {
            Person her = site.world(another).bearer(ada.token());
            assertThat(her.get("/api/users/@nobody/short").status()).isEqualTo(200);
            assertThat(her.messages(UUID.randomUUID().toString())).isEmpty();
            site.postgres().refuse();

            assertThat(her.groups().findValuesAsText("display_name")).containsExactly(bob.displayName());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStartWhileEverythingIsDownAndServeWhenItIsBack(Outage outage) {
        outage.begin(site.dynamoDb(), site.postgres(), site.issuer());
        try (var early = ServiceProcess.start(site.environment())) {
            Person her = site.world(early).bearer(ada.token());

            assertThat(her.get("/q/health/live").status()).isEqualTo(200);
            assertNotReady(her, "DynamoDB", "Postgres", "Token issuer");
            assertUnavailable(() -> her.get("/api/message_groups"));
            assertThat(site.world(early).bearer(null).get("/api/message_groups").status())
                    .isEqualTo(401);

            site.recover();
            await(RECOVERED, () -> her.get("/api/message_groups").status() == 200);
            await(RECOVERED, () -> her.get("/q/health/ready").status() == 200);
            assertThat(her.messages(group)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotDependOnTheIssuerOnceItHasItsKeys(Outage outage) {
        String signedWithAnotherKey = site.world(service)
                .issuer()
                .accessToken(UUID.randomUUID().toString(), (header, _) -> header.put("kid", "another"));
        outage.begin(site.issuer());

        assertThat(inTime(() -> ada.get("/api/message_groups")).status()).isEqualTo(200);
        assertThat(ada.get("/q/health/ready").status()).isEqualTo(200);
        var refusal = inTime(() -> world.bearer(signedWithAnotherKey).get("/api/message_groups"));
        assertThat(refusal.status()).isIn(401, 503);
        assertThat(refusal.json().isContainerNode()).isTrue();
    }

    private static void assertNotReady(Person probe, String... down) {
        var begun = Instant.now();
        Answer ready = probe.get("/q/health/ready");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(PROBED);
        assertThat(ready.status()).isEqualTo(503);
        for (String backend : down) {
            assertThat(ready.json().get("checks"))
                    .filteredOn(check -> check.get("name").asText().equals(backend))
                    .singleElement()
                    .satisfies(check -> assertThat(check.get("status").asText()).isEqualTo("DOWN"));
        }
        assertThat(probe.get("/q/health/live").status()).isEqualTo(200);
        assertThat(probe.get("/api/health-check").status()).isEqualTo(200);
    }

    /** All of the calls, made at once. */
    private static void assertUnavailable(Call... calls) {
        Stream.of(calls)
                .map(call -> CompletableFuture.supplyAsync(() -> inTime(call), Thread::startVirtualThread))
                .toList()
                .forEach(answer -> assertIsUnavailable(answer.join()));
    }

    private static void assertIsUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("[\"generic_503\"]");
        assertThat(answer.header("Retry-After")).isPresent();
    }

    /** One request. */
    private interface Call {
        Answer make();
    }

    private static Answer inTime(Call call) {
        var begun = Instant.now();
        Answer answer = call.make();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(ANSWERED);
        return answer;
    }
}
