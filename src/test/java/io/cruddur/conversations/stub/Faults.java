package io.cruddur.conversations.stub;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** The faults that are to happen, in the order of their plans: to one call at most one. */
public final class Faults {

    private volatile List<Running> running = List.of();

    /** From now on these and no others. */
    public void plan(List<Plan> plans) {
        running = plans.stream().map(Running::new).toList();
    }

    /** From now on these and no others. */
    public void plan(Plan... plans) {
        plan(List.of(plans));
    }

    /** From now on none. */
    public void end() {
        running = List.of();
    }

    /** How often each has happened so far, in the order of the plans. */
    public List<Long> happened() {
        return running.stream().map(plan -> plan.happened.get()).toList();
    }

    /** What is to happen to a call. */
    Optional<Plan> draw(String operation) {
        for (Running plan : running) {
            if (plan.draw(operation)) {
                return Optional.of(plan.plan);
            }
        }
        return Optional.empty();
    }

    /** A plan, and what has become of it. */
    private static final class Running {

        private final Plan plan;
        private final Random random;
        private final AtomicLong happened = new AtomicLong();

        Running(Plan plan) {
            this.plan = plan;
            this.random = new Random(plan.seed());
        }

        synchronized boolean draw(String operation) {
            boolean due =
                    plan.operation().filter(name -> !name.equals(operation)).isEmpty()
                            && happened.get() < plan.times().orElse(Integer.MAX_VALUE)
                            && (plan.share().isEmpty()
                                    || random.nextDouble() < plan.share().get());
            if (due) {
                happened.incrementAndGet();
            }
            return due;
        }
    }
}
