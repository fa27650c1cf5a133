package io.cruddur.conversations.stub;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets answers of one event loop wait, all for the same time, to a quarter of a millisecond. The loop's own timers are
 * whole milliseconds late at times, so another thread looks at the clock.
 */
final class Delay {

    private static final long TICK = 250_000;
    private static final long NEVER = Long.MAX_VALUE;

    private record Waiting(long due, Runnable answer) {}

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Context loop;
    private final long nanos;
    private final Thread clock;
    private volatile long next = NEVER;
    private volatile boolean closed;

    Delay(Context loop, Duration latency) {
        this.loop = loop;
        this.nanos = latency.toNanos();
        this.clock = Thread.ofPlatform().daemon().name("stub-clock").unstarted(this::tick);
        if (nanos > 0) {
            clock.start();
        }
    }

    /** Only on the event loop. */
    void then(Runnable answer) {
        if (nanos == 0) {
            answer.run();
            return;
        }
        long due = (System.nanoTime() + nanos + TICK / 2) / TICK * TICK;
        waiting.add(new Waiting(due, answer));
        if (waiting.size() == 1) {
            wake(due);
        }
    }

    private void wake(long due) {
        next = due;
        LockSupport.unpark(clock);
    }

    private void tick() {
        while (!closed) {
            long left = next - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(left);
            } else {
                next = NEVER;
                loop.runOnContext(_ -> answerDue());
            }
        }
    }

    private void answerDue() {
        long now = System.nanoTime();
        for (Waiting first = waiting.peek(); first != null && first.due <= now; first = waiting.peek()) {
            waiting.remove();
            first.answer.run();
        }
        if (!waiting.isEmpty()) {
            wake(waiting.peek().due);
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(clock);
    }
}
