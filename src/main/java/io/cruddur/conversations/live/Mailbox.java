package io.cruddur.conversations.live;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has been woken up for and hasn't done yet: each thing once, however often it was said. It is filled by
 * whoever commits, and emptied by the stream.
 */
final class Mailbox {

    /** More than that is as much as looking at everything. */
    private static final int MOST = 500;

    private final Executor reader;
    private final Set<Work> work = new LinkedHashSet<>();
    private boolean overflown;
    private @Nullable UniEmitter<? super Void> waiting;

    /**
     * An empty one.
     *
     * @param reader where the stream goes on when it is woken
     */
    Mailbox(Executor reader) {
        this.reader = reader;
    }

    void put(Work thing) {
        synchronized (this) {
            if (work.size() < MOST) {
                work.add(thing);
            } else {
                overflown = true;
            }
        }
        ring();
    }

    /** Wakes the stream, even if there is nothing for it. */
    void ring() {
        @Nullable UniEmitter<? super Void> woken;
        synchronized (this) {
            woken = waiting;
            waiting = null;
        }
        if (woken != null) {
            reader.execute(() -> woken.complete(null));
        }
    }

    synchronized boolean isEmpty() {
        return work.isEmpty();
    }

    synchronized Optional<Work> take() {
        // A change is told after the message that it is of.
        var first = work.stream()
                .filter(thing -> !(thing instanceof Work.Changes))
                .findFirst()
                .or(() -> work.stream().findFirst());
        first.ifPresent(work::remove);
        return first;
    }

    /** Whether something was dropped since this was asked last. */
    synchronized boolean hasOverflown() {
        boolean was = overflown;
        overflown = false;
        return was;
    }

    /** Waits until there may be something to do. */
    Uni<Void> await() {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (this) {
                if (work.isEmpty()) {
                    waiting = emitter;
                    return;
                }
            }
            emitter.complete(null);
        });
    }
}
