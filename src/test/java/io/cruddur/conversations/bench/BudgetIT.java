package io.cruddur.conversations.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cruddur.conversations.standalone.Site;
import io.cruddur.conversations.stub.DynamoStub;
import io.cruddur.conversations.world.Packaged;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a request takes, in times of what it takes the ceiling on the SDK, asked in turns. The figures are those of code that
 * has been compiled fast, not those of {@code bench/run}: they tell whether a change costs, not how fast the service is.
 */
@DisabledIf("io.cruddur.conversations.world.Packaged#isNative")
class BudgetIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERIAL = "0000000000000000";
    private static final String INBOX = "/v1/conversations?limit=20";
    private static final int ROWS = 20;
    private static final int WRITERS = 16;
    private static final double WARM_UP = 2.5;
    private static final double TURN = 1;

    private static DynamoStub stub;
    private static Measured jar;
    private static Measured ceiling;
    private static List<Target> inbox;
    private static List<Target> page;
    private static Map<Measured, List<Target>> send;

    /** A request, and how many times the ceiling's CPU and bytes it may take. */
    enum Request {
        INBOX(200, 2.6, 1.4),
        PAGE(200, 2.6, 1.5),
        SEND(201, 3.0, 2.0);

        private final int status;
        private final double cpu;
        private final double bytes;

        Request(int status, double cpu, double bytes) {
            this.status = status;
            this.cpu = cpu;
            this.bytes = bytes;
        }

        private List<Target> targets(Measured subject) {
            return switch (this) {
                case INBOX -> inbox;
                case PAGE -> page;
                case SEND -> send.get(subject);
            };
        }
    }

    @BeforeAll
    static void start() {
        stub = DynamoStub.start();
        Site site = Site.get();
        var environment = site.environment(stub, Site.UNLIMITED);
        environment.put("DDB_MESSAGE_TABLE", Calls.TABLE);
        environment.put("CONVERSATIONS_INBOX_SETTLE", "1h");
        jar = new Measured("jar", List.of("-jar", Packaged.path().toString()), environment);
        String postgres =
                "postgresql://postgres:password@localhost:" + site.backends().postgres() + "/cruddur";
        ceiling = new Measured(
                "ceiling",
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareVertx.class.getName(),
                        "0",
                        stub.address().toString(),
                        postgres,
                        site.issuerUrl()),
                Map.of());
        populate(site);
    }

    @AfterAll
    static void end() {
        jar.close();
        ceiling.close();
        stub.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeNoMoreThanItsBudget(Request request) {
        ask(jar, request, WARM_UP);
        ask(ceiling, request, WARM_UP);

        var first = ask(jar, request, TURN);
        var bare = List.of(ask(ceiling, request, TURN), ask(ceiling, request, TURN));
        var ours = List.of(first, ask(jar, request, TURN));

        String figures = "%s: %s of ours, %s of the ceiling's".formatted(request, ours, bare);
        System.out.println(figures);
        assertThat(ours.stream().mapToDouble(Spent::bytes).sum()
                        / bare.stream().mapToDouble(Spent::bytes).sum())
                .as("bytes of %s", figures)
                .isLessThan(request.bytes);
        assertThat(ours.stream().mapToDouble(Spent::cpu).sum()
                        / bare.stream().mapToDouble(Spent::cpu).sum())
                .as("CPU of %s", figures)
                .isLessThan(request.cpu);
    }

    private static Spent ask(Measured subject, Request request, double seconds) {
        return subject.ask(request.targets(subject), request.status, seconds);
    }

    private static void populate(Site site) {
        var world = site.world(jar.process());
        Person ada = world.person();
        inbox = List.of(target(ada, "GET", INBOX, ""));
        String conversation = "";
        for (int i = 0; i < ROWS; i++) {
            conversation = world.person().talkTo(ada, "Hello");
        }
        for (int i = 0; i < ROWS; i++) {
            ada.say(conversation, "The wind is fair until Sunday");
        }
        page = List.of(target(ada, "GET", conversation + "/messages?limit=20", ""));
        send = Map.of(jar, writers(world), ceiling, writers(world));
    }

    /** Each in a conversation of their own, whose head only one of the two then has to know. */
    private static List<Target> writers(World world) {
        return Stream.generate(world::person)
                .limit(WRITERS)
                .map(writer -> target(
                        writer,
                        "POST",
                        writer.talkTo(world.person(), "Hello") + "/messages",
                        Person.text("The charts, and something warm")))
                .toList();
    }

    private static Target target(Person caller, String method, String path, String body) {
        ObjectNode target =
                JSON.createObjectNode().put("method", method).put("path", path).put("body", body);
        var headers = target.putObject("headers")
                .put("Authorization", "Bearer " + caller.token())
                .put("Accept", "application/json");
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json").put("Idempotency-Key", SERIAL);
        }
        return Target.of(target);
    }
}
