package io.cruddur.conversations.bench;

import java.nio.channels.Selector;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** When requests are due that come at a rate, independently of each other and of the answers. */
final class Schedule {

    private static final long SECOND = 1_000_000_000;

    private final long[] due;
    private volatile boolean over;
    private int next;

    Schedule(double rate, double seconds, long seed) {
        var random = new Random(seed);
        var gaps = random.doubles().map(drawn -> -Math.log(1 - drawn) / rate).iterator();
        var times = LongStream.builder();
        long begun = System.nanoTime() + SECOND / 100;
        for (double at = gaps.nextDouble(); at < seconds; at += gaps.nextDouble()) {
            times.add(begun + (long) (at * SECOND));
        }
        due = times.build().toArray();
    }

    /** Wakes the selector whenever something is due: a selector by itself is only precise to the millisecond. */
    void wake(Selector selector) {
        Thread.ofPlatform().daemon().start(() -> {
            for (long time : due) {
                long wait = time - System.nanoTime();
                while (wait > 0 && !over) {
                    LockSupport.parkNanos(wait);
                    wait = time - System.nanoTime();
                }
                if (over) {
                    return;
                }
                selector.wakeup();
            }
        });
    }

    void end() {
        over = true;
    }

    boolean isOver() {
        return next == due.length;
    }

    boolean isDue() {
        return next < due.length && due[next] <= System.nanoTime();
    }

    /** The time of the request that is due, and on to the next. */
    long take() {
        return due[next++];
    }
}
