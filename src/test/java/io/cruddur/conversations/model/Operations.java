package io.cruddur.conversations.model;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** How often what is done. */
final class Operations {

    private static final int NUMBERS = 1000;

    private Operations() {}

    /** Sequences of that length. */
    static Arbitrary<List<Step>> sequences(int length) {
        return Combinators.combine(ticks(), operations()).as(Step::new).list().ofSize(length);
    }

    /** Mostly little; often nothing, so that time stamps collide; now and then so much that inbox rows move, or keys expire. */
    private static Arbitrary<Duration> ticks() {
        return Arbitraries.frequency(
                Tuple.of(30, Duration.ofNanos(1000)),
                Tuple.of(15, Duration.ZERO),
                Tuple.of(20, Duration.ofSeconds(1)),
                Tuple.of(10, Duration.ofSeconds(20)),
                Tuple.of(6, Duration.ofSeconds(60)),
                Tuple.of(4, Duration.ofMinutes(10)),
                Tuple.of(4, Duration.ofSeconds(-5)),
                Tuple.of(3, Duration.ofMinutes(-10)),
                Tuple.of(1, Duration.ofDays(8)));
    }

    private static Arbitrary<Operation> operations() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        30,
                        Combinators.combine(number(), number(), number(), flag())
                                .as(Talking.Send::new)),
                Tuple.of(
                        6,
                        Combinators.combine(number(), number(), number(), flag())
                                .as(Talking.Start::new)),
                Tuple.of(
                        3,
                        Combinators.combine(number(), number(), flag(), flag(), flag())
                                .as(Talking.Create::new)),
                Tuple.of(4, number().map(Talking.Repeat::new)),
                Tuple.of(2, Combinators.combine(number(), number()).as(Talking.Reuse::new)),
                Tuple.of(4, Combinators.combine(number(), number(), number()).as(Grouping.Add::new)),
                Tuple.of(4, Combinators.combine(number(), number(), number()).as(Grouping.Remove::new)),
                Tuple.of(3, Combinators.combine(number(), number(), number()).as(Grouping.Rename::new)),
                Tuple.of(
                        6,
                        Combinators.combine(number(), number(), number(), number(), number())
                                .as(Changing.Edit::new)),
                Tuple.of(
                        4,
                        Combinators.combine(number(), number(), number(), number())
                                .as(Changing.Delete::new)),
                Tuple.of(2, Combinators.combine(number(), number(), flag()).as(Blocking.Block::new)),
                Tuple.of(6, Combinators.combine(number(), number()).as(Keeping.Read::new)),
                Tuple.of(
                        6,
                        Combinators.combine(number(), number(), number(), flag())
                                .as(Keeping.ReadAt::new)),
                Tuple.of(
                        8,
                        Combinators.combine(number(), number(), number(), number())
                                .as(Keeping.Set::new)),
                Tuple.of(
                        12,
                        Combinators.combine(
                                        number(),
                                        number(),
                                        Arbitraries.of(View.Side.class),
                                        limit(),
                                        number(),
                                        number())
                                .as(Looking.Page::new)),
                Tuple.of(
                        8,
                        Combinators.combine(number(), limit(), flag(), flag()).as(Looking.Walk::new)),
                Tuple.of(4, Combinators.combine(number(), number(), number()).as(Looking.One::new)));
    }

    private static Arbitrary<Integer> number() {
        return Arbitraries.integers().between(0, NUMBERS - 1).withDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Integer> limit() {
        return Arbitraries.of(1, 2, 3, 7, 10, 50, 100);
    }

    private static Arbitrary<Boolean> flag() {
        return Arbitraries.of(false, true);
    }
}
