package io.cruddur.conversations.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofHours(1);

    private static final User ADA = person("ada");
    private static final User BOB = person("bob");
    private static final User CYD = person("cyd");

    private final Postgres postgres = new Postgres();

    @Test
    void shouldAskForManyInOneQuery() {
        var memory = memory(LONG, LONG);

        var found = memory.all(Set.of("ada", "bob", "nobody"));

        assertThat(now(found)).isEqualTo(Map.of("ada", some(ADA), "bob", some(BOB), "nobody", Optional.empty()));
        assertThat(postgres.queries).containsExactly(Set.of("ada", "bob", "nobody"));
    }

    @Test
    void shouldAskOnlyForWhoIsMissing() {
        var memory = memory(LONG, LONG);
        now(memory.all(Set.of("ada")));

        var found = memory.all(Set.of("ada", "bob"));

        assertThat(now(found)).isEqualTo(Map.of("ada", some(ADA), "bob", some(BOB)));
        assertThat(postgres.queries).containsExactly(Set.of("ada"), Set.of("bob"));
    }

    @Test
    void shouldNeverAskTwiceForAKeyAtOnce() {
        var memory = memory(LONG, LONG);
        var answer = postgres.hold();
        var first = memory.all(Set.of("ada", "bob")).subscribeAsCompletionStage();
        var second = memory.all(Set.of("ada")).subscribeAsCompletionStage();
        var third = memory.all(Set.of("bob", "cyd")).subscribeAsCompletionStage();
        assertThat(List.of(first.isDone(), second.isDone(), third.isDone())).containsOnly(false);

        answer.complete(Map.of("ada", ADA, "bob", BOB));

        assertThat(first.join()).isEqualTo(Map.of("ada", some(ADA), "bob", some(BOB)));
        assertThat(second.join()).isEqualTo(Map.of("ada", some(ADA)));
        assertThat(third.join()).isEqualTo(Map.of("bob", some(BOB), "cyd", some(CYD)));
        assertThat(postgres.queries).containsExactly(Set.of("ada", "bob"), Set.of("cyd"));
    }

    @Test
    void shouldAnswerTheOthersWhenTheOneWhoAskedFirstHasLeft() {
        var memory = memory(LONG, LONG);
        var answer = postgres.hold();
        var first = memory.all(Set.of("ada")).subscribeAsCompletionStage();
        var second = memory.all(Set.of("ada")).subscribeAsCompletionStage();

        first.cancel(true);
        answer.complete(Map.of("ada", ADA));

        assertThat(second.join()).isEqualTo(Map.of("ada", some(ADA)));
        assertThat(postgres.queries).hasSize(1);
    }

    @Test
    void shouldForgetWhoIsAbsentSooner() {
        var memory = memory(LONG, AT_ONCE);
        now(memory.all(Set.of("ada", "nobody")));
        postgres.people.put("nobody", CYD);

        assertThat(now(memory.all(Set.of("ada", "nobody")))).isEqualTo(Map.of("ada", some(ADA), "nobody", some(CYD)));
        assertThat(postgres.queries).containsExactly(Set.of("ada", "nobody"), Set.of("nobody"));
    }

    @Test
    void shouldRememberWhoIsAbsentForAWhile() {
        var memory = memory(AT_ONCE, LONG);
        now(memory.all(Set.of("nobody")));

        assertThat(now(memory.all(Set.of("nobody")))).isEqualTo(Map.of("nobody", Optional.empty()));
        assertThat(postgres.queries).hasSize(1);
    }

    @Test
    void shouldStillKnowPeopleWhilePostgresIsDown() {
        var memory = memory(AT_ONCE, AT_ONCE);
        now(memory.all(Set.of("ada")));
        postgres.down = true;

        assertThat(now(memory.all(Set.of("ada", "bob"))))
                .as("a key that isn't known is missing, which is not the same as absent")
                .isEqualTo(Map.of("ada", some(ADA)));
        assertThat(now(memory.all(Set.of("bob")))).isEmpty();
    }

    @Test
    void shouldGiveWhoWaitsForTheSameKeyTheSameWhenPostgresFails() {
        var memory = memory(LONG, LONG);
        var answer = postgres.hold();
        var first = memory.all(Set.of("ada")).subscribeAsCompletionStage();
        var second = memory.all(Set.of("ada", "bob")).subscribeAsCompletionStage();

        answer.completeExceptionally(new IllegalStateException("down"));

        assertThat(first.join()).isEmpty();
        assertThat(second.join()).isEqualTo(Map.of("bob", some(BOB)));
    }

    @Test
    void shouldRecoverWithPostgres() {
        var memory = memory(LONG, AT_ONCE);
        postgres.down = true;
        assertThat(now(memory.all(Set.of("ada")))).isEmpty();
        postgres.down = false;

        assertThat(now(memory.all(Set.of("ada")))).isEqualTo(Map.of("ada", some(ADA)));
    }

    @Test
    void shouldAskAgainSoonForWhomItAnsweredWithoutPostgres() {
        var memory = memory(AT_ONCE, AT_ONCE);
        now(memory.all(Set.of("ada")));
        postgres.down = true;
        now(memory.all(Set.of("ada")));
        postgres.down = false;
        User renamed = new User(ADA.id(), ADA.handle(), "Lady Ada");
        postgres.people.put("ada", renamed);

        assertThat(now(memory.all(Set.of("ada")))).isEqualTo(Map.of("ada", some(renamed)));
    }

    private Memory<String> memory(Duration fresh, Duration absent) {
        var config = new Config(fresh, absent, LONG, 1000, LONG);
        return new Memory<>("test", postgres, config, new SimpleMeterRegistry());
    }

    private static Map<String, Optional<User>> now(Uni<Map<String, Optional<User>>> answer) {
        return answer.await().atMost(Duration.ofSeconds(5));
    }

    private static Optional<User> some(User user) {
        return Optional.of(user);
    }

    private static User person(String name) {
        return new User(new UserId(UUID.randomUUID()), new Handle(name), name);
    }

    private record Config(Duration fresh, Duration absent, Duration known, long remembered, Duration timeout)
            implements UsersConfig {}

    /** The query: answers from a map, unless it is down or held. */
    private static final class Postgres implements Function<Set<String>, Uni<Map<String, User>>> {

        final Map<String, User> people = new HashMap<>(Map.of("ada", ADA, "bob", BOB, "cyd", CYD));
        final List<Set<String>> queries = new ArrayList<>();
        final Deque<CompletableFuture<Map<String, User>>> held = new ArrayDeque<>();
        boolean down;

        /** Leaves the next query without an answer until this one is completed. */
        CompletableFuture<Map<String, User>> hold() {
            var answer = new CompletableFuture<Map<String, User>>();
            held.add(answer);
            return answer;
        }

        @Override
        public Uni<Map<String, User>> apply(Set<String> keys) {
            queries.add(keys);
            if (down) {
                return Uni.createFrom()
                        .failure(Problem.Unavailable.of("Postgres").failure(new IllegalStateException("down")));
            }
            var answer = held.poll();
            if (answer != null) {
                return Uni.createFrom().completionStage(answer);
            }
            var found = new HashMap<>(people);
            found.keySet().retainAll(keys);
            return Uni.createFrom().item(found);
        }
    }
}
