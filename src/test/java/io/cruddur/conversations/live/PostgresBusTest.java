package io.cruddur.conversations.live;

import static io.cruddur.conversations.world.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.Postgres;
import io.cruddur.conversations.world.World;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances on one Postgres. */
@QuarkusTest
class PostgresBusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String BREAK = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE pid <> pg_backend_pid() AND (query LIKE 'LISTEN %' OR query LIKE '%pg_notify%')";

    @TestHTTPResource("/")
    URI service;

    @Inject
    Postgres postgres;

    DevServicesContext devServices;
    private final SimpleMeterRegistry hereCounts = new SimpleMeterRegistry();
    private final SimpleMeterRegistry thereCounts = new SimpleMeterRegistry();
    private PostgresBus here;
    private PostgresBus there;
    private Ears earsHere;
    private Ears earsThere;

    @BeforeEach
    void open() {
        here = new PostgresBus(postgres, hereCounts);
        there = new PostgresBus(postgres, thereCounts);
        earsHere = Ears.of(here);
        earsThere = Ears.of(there);
        here.open();
        there.open();
        await(PATIENCE, () -> here.isOpen() && there.isOpen());
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void shouldBeHeardOnceByEveryListenerOfEveryInstance() {
        Ears another = Ears.of(there);
        Wake first = Ears.message(2);
        here.publish(first);
        assertThat(earsHere.waiting(first::equals)).isEqualTo(1);
        assertThat(earsThere.next()).isEqualTo(first);
        assertThat(another.next()).isEqualTo(first);

        Wake second = new Wake(
                Wake.Kind.TYPING,
                first.conversation(),
                first.users(),
                first.users().stream().findFirst());
        there.publish(second);

        assertThat(earsHere.next()).isEqualTo(first);
        assertThat(earsHere.next()).isEqualTo(second);
        assertThat(earsThere.next()).isEqualTo(second);
        assertThat(Stream.of(earsHere, earsThere).mapToLong(ears -> ears.waiting(_ -> true)))
                .containsOnly(0L);
        assertThat(counted(hereCounts)).containsExactly(1, 1, 0);
    }

    @Test
    void shouldSendTogetherWhatComesFast() {
        int many = 2_000;
        ConversationId conversation = ConversationId.random();
        var people = Ears.people(32);
        var singly = IntStream.range(0, many)
                .mapToObj(number -> people.stream().skip(number % 32).limit(1).toList())
                .map(one -> new Wake(Wake.Kind.MESSAGE, conversation, Set.copyOf(one), Optional.empty()))
                .toList();

        singly.forEach(here::publish);

        assertThat(earsThere.untilHeardFor(conversation, people)).isLessThan(many / 2);
        assertThat(earsHere.waiting(_ -> true)).isEqualTo(many);
        assertThat(counted(hereCounts)).containsExactly(many, 0, 0);
    }

    @Test
    void shouldSplitWhatIsTooLongForPostgres() {
        List<Wake> wakes = Stream.generate(() -> Ears.message(32)).limit(100).toList();

        wakes.forEach(here::publish);

        assertThat(Stream.generate(earsThere::next).limit(100)).containsExactlyInAnyOrderElementsOf(wakes);
    }

    @Test
    void shouldSurviveItsConnection() {
        world().sql(BREAK);
        await(PATIENCE, () -> hearsAgain(here, earsThere) && hearsAgain(there, earsHere));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "{", "{}", "{\"from\":\"x\",\"wakes\":[{\"kind\":\"x\"}]}"})
    void shouldIgnoreWhatIsNoWake(String text) {
        world().sql("SELECT pg_notify('conversations_wake', ?)", text);
        Wake wake = Ears.message(1);
        here.publish(wake);

        assertThat(earsThere.next()).isEqualTo(wake);
    }

    @Test
    void shouldKeepNobodyFromHearing() {
        here.listen(_ -> {
            throw new IllegalStateException("on purpose");
        });
        Ears after = Ears.of(here);
        Wake wake = Ears.message(1);

        here.publish(wake);

        assertThat(after.next()).isEqualTo(wake);
        assertThat(earsThere.next()).isEqualTo(wake);
    }

    @Test
    void shouldNeitherWaitNorFailWithoutALine() {
        here.close();
        Wake wake = Ears.message(1);
        Wake typing = new Wake(Wake.Kind.TYPING, wake.conversation(), wake.users(), Optional.empty());

        here.publish(wake);
        here.publish(typing);

        assertThat(earsHere.next()).isEqualTo(wake);
        assertThat(earsHere.next()).isEqualTo(typing);
        assertThat(counted(hereCounts)).containsExactly(2, 0, 1);
    }

    /** Whether a wake gets there by now; one that is lost on the way is given half a second. */
    private static boolean hearsAgain(PostgresBus from, Ears ears) {
        Wake wake = Ears.message(1);
        from.publish(wake);
        Instant end = Instant.now().plusMillis(500);
        while (ears.waiting(wake::equals) == 0 && Instant.now().isBefore(end)) {
            pause();
        }
        return ears.waiting(wake::equals) == 1;
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }

    private static List<Integer> counted(SimpleMeterRegistry registry) {
        return Stream.of("published", "received", "dropped")
                .map(what -> (int)
                        registry.get("events.wakes").tag("what", what).counter().count())
                .toList();
    }

    private World world() {
        return World.of(service, devServices);
    }
}
