package io.cruddur.conversations.standalone;

import static io.cruddur.conversations.world.Person.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.stub.DynamoStub;
import io.cruddur.conversations.stub.Fault;
import io.cruddur.conversations.stub.Plan;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.ServiceProcess;
import io.cruddur.conversations.world.World;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DynamoDB does to a deployment what it seldom does: whatever it is, nobody is told a lie, and it isn't asked too often. */
class FaultsIT {

    private static final String SEND = "TransactWriteItems";
    private static final String READ = "Query";

    /** What is longer than an attempt may take. */
    private static final long TOO_SLOW = 1_500;

    /** What is refused before anything is done. */
    private static final Set<Fault> REFUSED = EnumSet.of(
            Fault.PROVISIONED_THROUGHPUT_EXCEEDED,
            Fault.REQUEST_LIMIT_EXCEEDED,
            Fault.THROTTLING,
            Fault.TRANSACTION_IN_PROGRESS,
            Fault.INTERNAL_SERVER_ERROR,
            Fault.SERVICE_UNAVAILABLE,
            Fault.RESET_BEFORE);

    /** What ends the connection, so that a look is taken on another one as well. */
    private static final Set<Fault> BROKEN = EnumSet.of(Fault.RESET_BEFORE, Fault.RESET_AFTER, Fault.TRUNCATED);

    private static DynamoStub stub;
    private static Site site;
    private static ServiceProcess service;

    private Person ada;
    private Person bob;
    private String conversation;

    @BeforeAll
    static void deploy() {
        stub = DynamoStub.start();
        site = Site.get();
        service = ServiceProcess.start(site.environment(stub, Map.of("CONVERSATIONS_LIMITS_READ_BURST", "1000000")));
    }

    @AfterAll
    static void remove() {
        service.close();
        stub.close();
    }

    @BeforeEach
    void meet() {
        World world = site.world(service);
        ada = world.person();
        bob = world.person();
        conversation = ada.talkTo(bob, "before");
    }

    /** The SDK tries less often while most calls fail, so that enough must succeed before the next test. */
    @AfterEach
    void mend() {
        stub.faults().end();
        IntStream.range(0, 60).forEach(i -> ada.get("/v1/conversations"));
    }

    /** What an attempt more gets over. */
    static Stream<Plan> passing() {
        return Stream.concat(
                Arrays.stream(Fault.values())
                        .filter(fault -> !Set.of(Fault.CANCELLED, Fault.SLOW, Fault.TRANSACTION_CONFLICT)
                                .contains(fault))
                        .map(Plan::always),
                Stream.of(Plan.slow(TOO_SLOW)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void shouldGetOverOneOfASend(Plan fault) {
        stub.faults().plan(fault.on(SEND).times(1));

        var message = ada.say(conversation, "once");

        assertThat(stub.faults().happened()).containsExactly(1L);
        assertThat(texts()).containsExactly("before", "once");
        assertThat(message.get("seq").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void shouldGetOverOneOfARead(Plan fault) {
        stub.faults().plan(fault.on(READ).times(1));

        Answer inbox = ada.get("/v1/conversations");

        assertThat(inbox.status()).isEqualTo(200);
        assertThat(inbox.json().get("items")).hasSize(1);
        assertThat(stub.faults().happened()).containsExactly(1L);
    }

    @Test
    void shouldSendAgainAfterAConflict() {
        stub.faults().plan(Plan.cancelled("TransactionConflict", 1).times(1));

        ada.say(conversation, "once");

        assertThat(texts()).containsExactly("before", "once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingError", "ProvisionedThroughputExceeded", "TransactionConflict"})
    void shouldSayThatItIsBusy(String reason) {
        stub.faults().plan(Plan.cancelled(reason, 1));

        assertUnavailable(send("never"));

        stub.faults().end();
        assertThat(texts()).containsExactly("before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationError", "ItemCollectionSizeLimitExceeded"})
    void shouldCallADefectOne(String reason) {
        stub.faults().plan(Plan.cancelled(reason, 0));

        assertThat(send("never").status()).isEqualTo(500);

        stub.faults().end();
        assertThat(texts()).containsExactly("before");
    }

    @ParameterizedTest
    @MethodSource("passing")
    void shouldSayThatItIsUnavailableAndAskNoMoreThanItMustWhileItLasts(Plan fault) {
        stub.faults().plan(fault);

        long looks = BROKEN.contains(fault.fault()) ? 2L : 1L;
        assertThat(callsOf(() -> assertUnavailable(send("doubtful")))).isEqualTo(Map.of(SEND, 2L, "GetItem", looks));
        assertThat(callsOf(() -> assertUnavailable(ada.get("/v1/conversations"))))
                .isEqualTo(Map.of(READ, 3L));
        assertThat(callsOf(() -> assertUnavailable(ada.get(conversation + "/messages"))))
                .satisfies(calls -> areFew(calls, 3));
        assertThat(ada.get("/api/message_groups").status()).isEqualTo(503);
        if (REFUSED.contains(fault.fault())) {
            // Otherwise the first one is stored, and this one has lost a race as well.
            assertThat(callsOf(() -> assertUnavailable(send("more doubtful"))))
                    .satisfies(calls -> areFew(calls, 2 + looks));
        }

        stub.faults().end();
        assertThat(texts()).startsWith("before").doesNotHaveDuplicates();
        if (REFUSED.contains(fault.fault())) {
            assertThat(texts()).containsExactly("before");
        }
    }

    private static Map<String, Long> callsOf(Runnable request) {
        stub.forgetCalls();
        request.run();
        return stub.calls();
    }

    private static void areFew(Map<String, Long> calls, long most) {
        assertThat(calls.values().stream().mapToLong(Long::longValue).sum()).isBetween(1L, most);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_AFTER", "TRUNCATED", "BAD_CRC"})
    void shouldFindOutWhatBecameOfIt(Fault fault) {
        stub.faults().plan(Plan.always(fault).on(SEND));

        ada.say(conversation, "once");

        assertThat(texts()).containsExactly("before", "once");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BEFORE", "RESET_AFTER", "INTERNAL_SERVER_ERROR"})
    void shouldStoreOnceWhatIsSentAgain(Fault fault) {
        String key = UUID.randomUUID().toString();
        stub.faults().plan(Plan.always(fault));
        assertUnavailable(send("once", "Idempotency-Key", key));
        stub.faults().end();

        assertThat(send("once", "Idempotency-Key", key).status()).isEqualTo(201);

        assertThat(texts()).containsExactly("before", "once");
    }

    private Answer send(String words, String... headers) {
        return ada.post(conversation + "/messages", text(words), headers);
    }

    private List<String> texts() {
        Answer page = bob.get(conversation + "/messages");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.json().get("items").findValuesAsText("text");
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }
}
