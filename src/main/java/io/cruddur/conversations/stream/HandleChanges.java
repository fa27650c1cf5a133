package io.cruddur.conversations.stream;

import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Handles records of the stream, one after the other, in their order. Each may come late, out of order and again, and does
 * nothing twice. Where a store is away the batch ends, and is to be delivered again from there; what
 * can't be handled in any case is noted, and stops nothing.
 */
@ApplicationScoped
class HandleChanges {

    private static final Logger LOG = Logger.getLogger(HandleChanges.class);
    private static final int REPETITIONS = 2;
    private static final Predicate<Throwable> MAY_PASS = ProblemException.isOf(Kind.UNAVAILABLE);

    private final ForeignMessages messages;
    private final ForeignRows rows;
    private final DeadLetters deadLetters;
    private final MeterRegistry registry;

    HandleChanges(ForeignMessages messages, ForeignRows rows, DeadLetters deadLetters, MeterRegistry registry) {
        this.messages = messages;
        this.rows = rows;
        this.deadLetters = deadLetters;
        this.registry = registry;
    }

    /** The first that couldn't be handled for now, since a store is away or busy, if there is one. */
    Uni<Optional<Change>> handle(List<Change> changes) {
        // Most of a batch is our own and done at once: a loop, so that its length doesn't become the stack's.
        int next = 0;
        while (next < changes.size() && isOurs(changes.get(next))) {
            next++;
        }
        count(Verdict.OURS.toString(), next);
        if (next == changes.size()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Change change = changes.get(next);
        var rest = changes.subList(next + 1, changes.size());
        return settle(change)
                .onFailure(MAY_PASS.negate())
                .retry()
                .atMost(REPETITIONS)
                .onFailure(MAY_PASS.negate())
                .recoverWithUni(failure -> deadLetters.note(change, failure))
                .invoke(verdict -> note(change, verdict))
                .map(_ -> Optional.<Change>empty())
                .onFailure()
                .recoverWithItem(failure -> Optional.of(again(change, failure)))
                .chain(failed -> failed.isPresent() ? Uni.createFrom().item(failed) : handle(rest));
    }

    private static boolean isOurs(Change change) {
        return !change.isForeignMessage() && !change.isForeignRow();
    }

    private Uni<Verdict> settle(Change change) {
        return Uni.createFrom()
                .deferred(() -> change.isForeignMessage() ? messages.settle(change) : rows.settle(change));
    }

    private void note(Change change, Verdict verdict) {
        count(verdict.toString(), 1);
        if (verdict == Verdict.WAITING) {
            LOG.warnf("Whose %s is isn't known yet, or it is older than a stream remembers: left where it is", change);
        }
    }

    private Change again(Change change, Throwable failure) {
        count("again", 1);
        LOG.warnf("The record %s is to be delivered again: %s", change, failure.getMessage());
        return change;
    }

    private void count(String outcome, int records) {
        if (records > 0) {
            registry.counter("stream_records", "outcome", outcome).increment(records);
        }
    }
}
