package io.cruddur.conversations.stream;

import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Handles records of the stream, one after the other, in their order. Each may come late, out of order and again, and does
 * nothing twice. The first that can't be handled ends the batch: it is to be delivered again, with all that come after it.
 */
@ApplicationScoped
class HandleChanges {

    private static final Logger LOG = Logger.getLogger(HandleChanges.class);

    private final ForeignMessages messages;
    private final ForeignRows rows;
    private final MeterRegistry registry;

    HandleChanges(ForeignMessages messages, ForeignRows rows, MeterRegistry registry) {
        this.messages = messages;
        this.rows = rows;
        this.registry = registry;
    }

    /**
     * A record that couldn't be handled.
     *
     * @param mayPass whether that is because a store is away or busy
     */
    record Failed(Change change, boolean mayPass) {}

    /** The first that couldn't be handled, if there is one. */
    Uni<Optional<Failed>> handle(List<Change> changes) {
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
                .invoke(verdict -> note(change, verdict))
                .map(_ -> Optional.<Failed>empty())
                .onFailure()
                .recoverWithItem(failure -> Optional.of(failed(change, failure)))
                .chain(failed -> failed.isPresent() ? Uni.createFrom().item(failed) : handle(rest));
    }

    private static boolean isOurs(Change change) {
        return !change.isForeignMessage() && !change.isForeignRow();
    }

    private Uni<Verdict> settle(Change change) {
        return change.isForeignMessage() ? messages.settle(change) : rows.settle(change);
    }

    private void note(Change change, Verdict verdict) {
        count(verdict.toString(), 1);
        if (verdict == Verdict.WAITING) {
            LOG.warnf("Whose %s is isn't known yet, or it is older than a stream remembers: left where it is", change);
        }
    }

    /** What a failure says might be part of a text, so only its kind is logged. */
    private Failed failed(Change change, Throwable failure) {
        boolean mayPass =
                failure instanceof ProblemException problem && problem.problem() instanceof Problem.Unavailable;
        count("failed", 1);
        LOG.warnf(
                "The record %s is to be delivered again: %s",
                change, mayPass ? failure.getMessage() : failure.getClass().getName());
        return new Failed(change, mayPass);
    }

    private void count(String outcome, int records) {
        if (records > 0) {
            registry.counter("stream_records", "outcome", outcome).increment(records);
        }
    }
}
