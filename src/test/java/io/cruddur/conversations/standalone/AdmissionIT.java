package io.cruddur.conversations.standalone;

import static io.cruddur.conversations.world.Patience.await;
import static io.cruddur.conversations.world.Person.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.stub.DynamoStub;
import io.cruddur.conversations.stub.Plan;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Listener;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.ServiceProcess;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More is asked of a deployment than it can answer soon. */
class AdmissionIT {

    private static final int MOST = 3;
    private static final int HALVINGS = 7;
    private static final String INBOX = "/v1/conversations";
    private static final Plan SLOWLY = Plan.slow(900).on("Query");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static DynamoStub stub;
    private static Site site;
    private static ServiceProcess service;

    private Person ada;
    private String conversation;

    @BeforeAll
    static void deploy() {
        stub = DynamoStub.start();
        site = Site.get();
        service = ServiceProcess.start(environment(MOST, MOST, "1h"));
    }

    @AfterAll
    static void remove() {
        service.close();
        stub.close();
    }

    @BeforeEach
    void meet() {
        var world = site.world(service);
        ada = world.person();
        conversation = ada.talkTo(world.person(), "before");
    }

    @AfterEach
    void mend() {
        stub.faults().end();
    }

    private static Map<String, String> environment(int least, int most, String turn) {
        return site.environment(
                stub,
                Map.of(
                        "CONVERSATIONS_ADMISSION_LEAST", Integer.toString(least),
                        "CONVERSATIONS_ADMISSION_MOST", Integer.toString(most),
                        "CONVERSATIONS_ADMISSION_TURN", turn));
    }

    @Test
    void shouldRefuseAtOnceWhatWouldOnlyWait() {
        var reads = slowReads(ada, MOST);

        Answer read = ada.get(INBOX);
        Answer send = ada.post(conversation + "/messages", text("never"));
        Answer original = ada.get("/api/message_groups");
        Answer health = ada.get("/api/health-check");

        assertThat(reads).noneMatch(CompletableFuture::isDone);
        assertThat(stub.faults().happened()).containsExactly((long) MOST);
        assertOverloaded(read);
        assertOverloaded(send);
        assertThat(original.status()).isEqualTo(503);
        assertThat(original.body()).isEqualTo("[\"generic_503\"]");
        assertThat(original.header("Retry-After")).hasValue("1");
        assertThat(health.status()).isEqualTo(200);
        assertThat(reads)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        assertThat(ada.get(conversation + "/messages").json().get("items")).hasSize(1);
    }

    @Test
    void shouldLetInHalfAsManyEachTimeTheEventLoopIsLate() {
        try (var late = ServiceProcess.start(environment(1, 1 << HALVINGS, "0s"))) {
            Person reader = site.world(late).bearer(ada.token());
            for (int i = 0; i < HALVINGS; i++) {
                assertThat(reader.get(INBOX).status()).isEqualTo(200);
            }
            var reads = slowReads(reader, 1);

            assertOverloaded(reader.get(INBOX));

            assertThat(reads.getFirst().join().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldLetOthersInAfterClientsThatGaveUp() throws IOException {
        stub.faults().plan(Plan.slow(900).on("TransactWriteItems").times(MOST));
        var clients = clients("POST " + conversation + "/messages HTTP/1.1", text("Gone"));
        await(PATIENCE, () -> stub.faults().happened().getFirst() == MOST);
        for (Socket client : clients) {
            client.close();
        }

        await(
                PATIENCE,
                () -> reads(ada, MOST).stream().allMatch(answer -> answer.join().status() == 200));
        assertThat(service.records())
                .noneMatch(line -> line.path("level").asText().equals("ERROR"));
    }

    @Test
    void shouldNeitherCountNorRefuseStreamsOfEvents() {
        var streams = Stream.generate(() -> Listener.of(ada))
                .limit(MOST)
                .peek(Listener::awaitCaughtUp)
                .toList();
        var reads = slowReads(ada, MOST);

        try (var another = Listener.of(ada)) {
            another.awaitCaughtUp();
        }

        assertThat(reads)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        streams.forEach(Listener::close);
    }

    @Test
    void shouldNotCountWhatHasNotArrived() throws IOException {
        var slow = clients("POST " + conversation + "/messages HTTP/1.1", " ".repeat(100));

        assertThat(ada.get(INBOX).status()).isEqualTo(200);

        for (Socket client : slow) {
            client.close();
        }
    }

    @Test
    void shouldNotStartIfItCouldAdmitNobody() {
        try (var closed = ServiceProcess.launch(environment(0, MOST, "1ms"))) {
            assertThat(closed.exitCode(PATIENCE)).isNotZero();
            assertThat(closed.output().toString()).contains("conversations.admission");
        }
    }

    /** As many as that at once. */
    private static List<CompletableFuture<Answer>> reads(Person reader, int count) {
        stub.faults().plan(SLOWLY.times(count));
        return Stream.generate(() -> reader.sendAsync(reader.request(INBOX)))
                .limit(count)
                .toList();
    }

    /** As many as that, which are with DynamoDB now. */
    private static List<CompletableFuture<Answer>> slowReads(Person reader, int count) {
        var reads = reads(reader, count);
        await(PATIENCE, () -> stub.faults().happened().getFirst() == count);
        return reads;
    }

    /** As many as are let in, each of which has sent a request with that body, but for spaces. */
    private List<Socket> clients(String line, String body) throws IOException {
        var clients = new ArrayList<Socket>();
        for (int i = 0; i < MOST; i++) {
            var client =
                    new Socket(service.address().getHost(), service.address().getPort());
            clients.add(client);
            String request = String.join(
                    "\r\n",
                    line,
                    "Host: localhost",
                    "Content-Type: application/json",
                    "Content-Length: " + body.length(),
                    "Authorization: Bearer " + ada.token(),
                    "",
                    body.strip());
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }
        return clients;
    }

    private static void assertOverloaded(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.header("Retry-After")).hasValue("1");
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/overloaded");
    }
}
