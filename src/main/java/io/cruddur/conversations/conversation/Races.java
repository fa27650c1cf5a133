package io.cruddur.conversations.conversation;

import io.cruddur.conversations.problem.Problem;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** What a writer does who lost the race for a head: tries again, later each time, and not for ever. */
public final class Races {

    private static final int ATTEMPTS = 16;
    private static final long JITTER_MILLIS = 20;
    private static final Duration DEADLINE = Duration.ofMillis(3500);

    private Races() {}

    /**
     * Does the work again: at once, then a little later each time; fails with {@code Unavailable} after the last repetition.
     *
     * @param lost how many attempts have been lost so far
     */
    public static <T> Uni<T> again(int lost, Supplier<Uni<T>> work) {
        if (lost >= ATTEMPTS) {
            return Uni.createFrom()
                    .failure(Problem.Unavailable.of("the conversation").failure());
        }
        if (lost == 1) {
            return work.get();
        }
        long millis = ThreadLocalRandom.current().nextLong(1, JITTER_MILLIS * lost + 1);
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(millis))
                .chain(_ -> work.get());
    }

    /** Bounds everything that one request may wait for; fails with {@code Unavailable} when it has passed. */
    public static <T> Uni<T> inTime(Uni<T> work) {
        return work.ifNoItem()
                .after(DEADLINE)
                .failWith(() -> Problem.Unavailable.of("DynamoDB, in time").failure());
    }
}
