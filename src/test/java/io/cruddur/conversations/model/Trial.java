package io.cruddur.conversations.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Plays sequences that a seed draws, and where one fails, plays parts of it to find a short one that fails as well. jqwik
 * could shrink them, too, but takes away one operation after the other. What has failed can be played again with its seed:
 * {@code -Dmodel.seed=… -Dmodel.operations=…}.
 */
final class Trial {

    private static final int SEEDS = 5;
    private static final int LAST = 25;
    private static final Duration SHRINKING = Duration.ofSeconds(Integer.getInteger("model.shrinking", 120));

    private final Supplier<Play> plays;
    private final int operations;

    /**
     * @param plays gives a play with new people
     * @param operations how many there are with each seed, unless a property says
     */
    Trial(Supplier<Play> plays, int operations) {
        this.plays = plays;
        this.operations = Integer.getInteger("model.operations", operations);
    }

    /** A few fixed ones, or the one of the property. */
    static List<Long> seeds() {
        Long given = Long.getLong("model.seed");
        return given == null ? LongStream.rangeClosed(1, SEEDS).boxed().toList() : List.of(given);
    }

    /** Fails with what differed, the seed and what was done. */
    void run(long seed) {
        List<Step> steps = draw(seed);
        fails(steps).ifPresent(failure -> {
            Failure shortest = shrink(steps.subList(0, failure.notes().size()), failure);
            throw new AssertionError(
                    "seed " + seed + ", " + failure.tell() + "\n\nShrunk: " + shortest.tell(), failure.error());
        });
    }

    private List<Step> draw(long seed) {
        var drawn = new ArrayList<Step>();
        JqwikSession.run(() -> drawn.addAll(Operations.sequences(operations)
                .generator(operations, false)
                .next(new Random(seed))
                .value()));
        return drawn;
    }

    private record Failure(List<String> notes, Throwable error) {
        String tell() {
            int from = Math.max(0, notes.size() - LAST);
            return "operation " + notes.size() + " of " + String.join("\n", notes.subList(from, notes.size())) + "\n"
                    + error.getMessage();
        }
    }

    private Optional<Failure> fails(List<Step> steps) {
        Play play = plays.get();
        try {
            play.perform(steps);
            return Optional.empty();
        } catch (AssertionError | RuntimeException failure) {
            return Optional.of(new Failure(play.notes(), failure));
        }
    }

    /** Leaves out what can be left out, big parts first, while there is time. */
    private Failure shrink(List<Step> failing, Failure first) {
        Instant end = Instant.now().plus(SHRINKING);
        var steps = failing;
        Failure shortest = first;
        for (int part = steps.size() / 2; part > 0; part /= 2) {
            for (int to = steps.size(); to > 0 && Instant.now().isBefore(end); to -= part) {
                var rest = new ArrayList<>(steps);
                rest.subList(Math.max(0, to - part), to).clear();
                var failure = fails(rest);
                if (failure.isPresent()) {
                    shortest = failure.get();
                    steps = rest.subList(0, shortest.notes().size());
                    to = Math.min(to, steps.size() + part);
                }
            }
        }
        return shortest;
    }
}
