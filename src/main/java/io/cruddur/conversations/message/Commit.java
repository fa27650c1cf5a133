package io.cruddur.conversations.message;

import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Commits one message with all that hangs on it, and is honest about what became of it. */
@ApplicationScoped
class Commit {

    private static final int ATTEMPTS = 6;
    private static final long JITTER_MILLIS = 20;
    private static final Duration DEADLINE = Duration.ofMillis(3500);

    private final Dynamo dynamo;
    private final Messages messages;

    Commit(Dynamo dynamo, Messages messages) {
        this.dynamo = dynamo;
        this.messages = messages;
    }

    /**
     * Commits the writes. When DynamoDB doesn't say what became of them, the message itself does: if it is there, so is
     * all the rest.
     */
    Uni<Outcome> commit(String operation, Message message, List<Write> writes) {
        return dynamo.transact(operation, writes)
                .onFailure(ProblemException.class)
                .recoverWithUni(unknown -> messages.find(message.conversation(), message.id())
                        .chain(found -> found.isPresent()
                                ? Uni.createFrom().item(new Outcome.Committed())
                                : Uni.createFrom().failure(unknown)));
    }

    /** Tries again, a little later each time; fails with {@code Unavailable} after the fifth repetition. */
    static <T> Uni<T> again(int attempt, Supplier<Uni<T>> work) {
        if (attempt >= ATTEMPTS) {
            return Uni.createFrom()
                    .failure(Problem.Unavailable.of("the conversation").failure());
        }
        long millis = ThreadLocalRandom.current().nextLong(1, JITTER_MILLIS * attempt + 1);
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(millis))
                .chain(_ -> work.get());
    }

    /** Bounds everything that one request may wait for. */
    static <T> Uni<T> inTime(Uni<T> work) {
        return work.ifNoItem()
                .after(DEADLINE)
                .failWith(() -> Problem.Unavailable.of("DynamoDB, in time").failure());
    }
}
