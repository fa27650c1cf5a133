package io.cruddur.conversations.standalone;

import static io.cruddur.conversations.world.Person.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Issuer.Change;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.ServiceProcess;
import io.cruddur.conversations.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a person may call a deployment that says nothing about it. */
class LimitsIT {

    private static final Duration SECONDS = Duration.ofSeconds(60);
    private static final int MANY = 60;
    private static final String ME = "/v1/me";
    private static final String START = "/v1/conversations";
    private static final String NOTHING = "{}";

    private static Site site;
    private static ServiceProcess service;

    private World world;
    private Person ada;
    private Person bob;

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
    }

    @Test
    void shouldTellHowMuchIsLeft() {
        Answer read = ada.get(ME);
        assertThat(read.header("RateLimit-Policy")).hasValue("\"read\";q=100;w=2");
        assertThat(read.header("RateLimit")).hasValue("\"read\";r=99;t=1");

        Answer refused = ada.post(START, NOTHING);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("RateLimit-Policy")).hasValue("\"send\";q=20;w=4");
        assertThat(refused.header("RateLimit")).hasValue("\"send\";r=19;t=1");
        assertThat(refused.header("Retry-After")).isEmpty();

        Answer ticket = ada.post("/v1/events/tickets", "");
        assertThat(ticket.status()).isEqualTo(201);
        assertThat(ticket.header("RateLimit").orElseThrow()).startsWith("\"send\";r=1");
    }

    @Test
    void shouldRefuseASendTooManyAndNobodyElseNorAReadUntilThereIsMore() {
        String messages = ada.talkTo(bob, "first") + "/messages";
        int said = 1;

        Answer sent = sendInACrowd(messages);
        for (Instant end = Instant.now().plus(SECONDS); sent.status() == 201; sent = sendInACrowd(messages)) {
            said++;
            assertThat(Instant.now()).isBefore(end);
        }

        assertRefused(sent, "send");
        assertThat(newest(ada.get(messages + "?limit=1"))).isEqualTo(said);
        assertThat(ada.get(ME).header("RateLimit").orElseThrow()).startsWith("\"read\";r=9");
        assertThat(bob.post(messages, text("Slowly")).header("RateLimit")).hasValue("\"send\";r=19;t=1");

        assertThat(afterThat(() -> ada.post(messages, text("slowly"))).status()).isEqualTo(201);
        assertThat(newest(bob.get(messages + "?limit=1"))).isEqualTo(said + 2);
    }

    @Test
    void shouldLetABurstPass() {
        var answers = untilRefused(() -> ada.postAsync(START, NOTHING));

        assertThat(answers.stream().filter(answer -> answer.status() == 422)).hasSizeGreaterThanOrEqualTo(20);
        assertThat(answers.stream().filter(answer -> answer.status() != 422))
                .allSatisfy(answer -> assertRefused(answer, "send"));
    }

    @Test
    void shouldRefuseAReadTooManyAndNoSendUntilThereIsMore() {
        var answers = untilRefused(() -> ada.sendAsync(ada.request(ME)));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSizeGreaterThanOrEqualTo(100);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allSatisfy(answer -> assertRefused(answer, "read"));
        assertThat(ada.post(START, NOTHING).header("RateLimit")).hasValue("\"send\";r=19;t=1");
        assertThat(bob.get(ME).header("RateLimit")).hasValue("\"read\";r=99;t=1");
        assertThat(afterThat(() -> ada.get(ME)).status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseBeforeItAsksAStore() {
        try {
            site.postgres().refuse();
            site.dynamoDb().refuse();

            var answers = untilRefused(() -> ada.sendAsync(ada.request(ME)));

            assertThat(answers).extracting(Answer::status).containsOnly(429, 503);
        } finally {
            site.recover();
        }
    }

    @Test
    void shouldCostNobodyAnythingWithoutTheirToken() {
        String expired = world.issuer()
                .accessToken(
                        "somebody",
                        Change.claims(claims -> claims.put(
                                "exp", Instant.now().minusSeconds(3600).getEpochSecond())));
        for (Person caller : List.of(world.bearer(null), world.bearer(expired), world.bearer(ada.token() + "x"))) {
            var answers = Stream.generate(() -> caller.postAsync(START, NOTHING)).limit(60).toList().stream()
                    .map(CompletableFuture::join);
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.header("RateLimit")).isEmpty();
            });
        }
        assertThat(ada.post(START, NOTHING).header("RateLimit")).hasValue("\"send\";r=19;t=1");
    }

    @Test
    void shouldNotLimitTheFaceOfTheOriginal() {
        assertThat(many(() -> ada.postAsync(NOTHING))).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.header("RateLimit")).isEmpty();
        });
        assertThat(ada.get("/q/health/ready").header("RateLimit")).isEmpty();
    }

    @Test
    void shouldTakeOtherLimitsFromTheEnvironmentAndShareThemOut() {
        try (var another = ServiceProcess.start(site.environment(Map.of(
                "CONVERSATIONS_LIMITS_SEND_BURST", "8",
                "CONVERSATIONS_LIMITS_SEND_PER_SECOND", "2",
                "CONVERSATIONS_LIMITS_INSTANCES", "4")))) {
            Answer answer = site.world(another).person().post(START, NOTHING);

            assertThat(answer.header("RateLimit-Policy")).hasValue("\"send\";q=2;w=4");
            assertThat(answer.header("RateLimit")).hasValue("\"send\";r=1;t=2");
        }
    }

    @Test
    void shouldNotStartWithoutAnAllowance() {
        try (var closed = ServiceProcess.launch(site.environment(Map.of("CONVERSATIONS_LIMITS_SEND_BURST", "0")))) {
            assertThat(closed.exitCode(SECONDS)).isNotZero();
            assertThat(closed.output().toString()).contains("conversations.limits");
        }
    }

    /** Sends a message while there are many other writes of the same person's. */
    private Answer sendInACrowd(String messages) {
        var crowd = begin(() -> ada.postAsync(START, NOTHING));
        Answer sent = ada.post(messages, text("again"));
        crowd.forEach(CompletableFuture::join);
        return sent;
    }

    /** Calls many at a time until one of them is refused, and tells all the answers. */
    private static List<Answer> untilRefused(Supplier<CompletableFuture<Answer>> call) {
        var answers = new ArrayList<Answer>();
        Instant end = Instant.now().plus(SECONDS);
        while (answers.stream().noneMatch(answer -> answer.status() == 429)) {
            assertThat(Instant.now()).isBefore(end);
            answers.addAll(many(call));
        }
        return answers;
    }

    private static List<Answer> many(Supplier<CompletableFuture<Answer>> call) {
        return begin(call).stream().map(CompletableFuture::join).toList();
    }

    private static List<CompletableFuture<Answer>> begin(Supplier<CompletableFuture<Answer>> call) {
        return Stream.generate(call).limit(MANY).toList();
    }

    /** Calls until it isn't refused, after as long as it is told to wait. */
    private static Answer afterThat(Supplier<Answer> call) {
        Answer answer = call.get();
        Instant end = Instant.now().plus(SECONDS);
        while (answer.status() == 429 && Instant.now().isBefore(end)) {
            pause(answer);
            answer = call.get();
        }
        return answer;
    }

    private static void pause(Answer refused) {
        try {
            Thread.sleep(Duration.ofSeconds(
                    Long.parseLong(refused.header("Retry-After").orElseThrow())));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int newest(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        return page.json().at("/items/0/seq").asInt();
    }

    private static void assertRefused(Answer answer, String allowance) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/rate-limited");
        assertThat(answer.json().get("detail").asText()).contains(allowance);
        assertThat(answer.header("RateLimit")).hasValue("\"" + allowance + "\";r=0;t=1");
        assertThat(answer.header("RateLimit-Policy").orElseThrow()).startsWith("\"" + allowance + "\";q=");
        assertThat(answer.header("Retry-After")).hasValue("1");
    }
}
