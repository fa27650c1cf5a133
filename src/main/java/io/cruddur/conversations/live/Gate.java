package io.cruddur.conversations.live;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets so many things happen at a time; the others wait in line, and leave it when nobody wants them any more. */
final class Gate {

    private final Queue<Turn> line = new ArrayDeque<>();
    private int free;

    Gate(int most) {
        free = most;
    }

    private static final class Turn {
        private final CompletableFuture<@Nullable Void> call = new CompletableFuture<>();
        private boolean inside;
    }

    <T> Uni<T> through(Uni<T> thing) {
        return Uni.createFrom().deferred(() -> {
            var turn = new Turn();
            enter(turn);
            return Uni.createFrom()
                    .completionStage(turn.call)
                    .chain(() -> thing)
                    .onTermination()
                    .invoke(() -> leave(turn));
        });
    }

    private void enter(Turn turn) {
        synchronized (this) {
            if (free == 0) {
                line.add(turn);
                return;
            }
            free--;
            turn.inside = true;
        }
        turn.call.complete(null);
    }

    private void leave(Turn turn) {
        @Nullable Turn next;
        synchronized (this) {
            if (!turn.inside) {
                line.remove(turn);
                return;
            }
            next = line.poll();
            if (next == null) {
                free++;
                return;
            }
            next.inside = true;
        }
        next.call.complete(null);
    }
}
