package io.cruddur.conversations.live;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Events of one origin, in their order, read when they are wanted. */
final class Source {

    private final ArrayDeque<Notice.Durable> ready = new ArrayDeque<>();
    private Optional<Supplier<Uni<Chunk>>> rest;

    private Source(Supplier<Uni<Chunk>> first) {
        rest = Optional.of(first);
    }

    /**
     * Some of them.
     *
     * @param rest how to read those behind, if there are any
     */
    record Chunk(List<Notice.Durable> notices, Optional<Supplier<Uni<Chunk>>> rest) {

        static final Chunk NONE = new Chunk(List.of(), Optional.empty());

        Chunk {
            notices = List.copyOf(notices);
        }
    }

    static Source of(Supplier<Uni<Chunk>> first) {
        return new Source(first);
    }

    /** Reads until something is ready, or there is nothing more. */
    Uni<Void> fill() {
        if (!ready.isEmpty() || rest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return rest.get().get().chain(chunk -> {
            ready.addAll(chunk.notices());
            rest = chunk.rest();
            return fill();
        });
    }

    /** Whether the next of them has to be read before it can be compared with others. */
    boolean wantsReading() {
        return ready.isEmpty() && rest.isPresent();
    }

    Optional<Notice.Durable> peek() {
        return Optional.ofNullable(ready.peek());
    }

    Notice.Durable take() {
        return ready.remove();
    }
}
