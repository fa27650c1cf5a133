package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Announce;
import io.cruddur.conversations.conversation.Change;
import io.cruddur.conversations.conversation.ChangeLog;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Races;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.conversation.Turns;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Appends a message to a conversation: one transaction stores it, advances the head and shows it in every member's inbox,
 * on condition that nobody else changed the conversation since its head was seen. Who loses that race takes the new head
 * and tries again.
 */
@ApplicationScoped
class Append {

    private static final int MESSAGE = 0;
    private static final int HEAD = 1;
    private static final int ONCE = 2;

    private final Heads heads;
    private final Messages messages;
    private final Rows rows;
    private final Turns turns;
    private final ChangeLog log;
    private final Commit commit;
    private final Announce announce;

    Append(Heads heads, Messages messages, Rows rows, Turns turns, ChangeLog log, Commit commit, Announce announce) {
        this.heads = heads;
        this.messages = messages;
        this.rows = rows;
        this.turns = turns;
        this.log = log;
        this.commit = commit;
        this.announce = announce;
    }

    /**
     * What is to be appended.
     *
     * @param operation what it is counted as
     * @param writtenAt the author's clock
     * @param plan what to do to the head that it will follow; nothing, if there is nothing left to do. It fails with the
     *     problem that keeps the author from it
     */
    record Entry(
            String operation,
            User author,
            Stamp writtenAt,
            Optional<IdempotencyKey> key,
            Function<Head, Optional<Step>> plan) {}

    /** One attempt: the head it builds on, and the least stamps that are still free. */
    private record Attempt(int number, Entry entry, Head seen, Stamp notBefore, Stamp row) {

        static Attempt of(int number, Entry entry, Head seen) {
            return new Attempt(number, entry, seen, entry.writtenAt(), entry.writtenAt());
        }
    }

    /**
     * What became of it, or nothing if there was nothing to do. Fails with {@code NotFound} if the author isn't a member,
     * with {@code Unavailable} if it can't be stored, and with what the plan fails with.
     */
    Uni<Optional<Sent>> append(ConversationId id, Entry entry) {
        return Races.inTime(turns.take(
                Heads.partition(id),
                () -> heads.remembered(id, entry.author().id())
                        .map(head -> fromMemory(entry, head))
                        .orElseGet(() -> fromStored(id, 1, entry))));
    }

    /** A problem with a head that is only remembered may be one no more. */
    private Uni<Optional<Sent>> fromMemory(Entry entry, Head head) {
        try {
            var attempt = Attempt.of(1, entry, head);
            return attempt(attempt, entry.plan().apply(head));
        } catch (ProblemException _) {
            return fromStored(head.id(), 1, entry);
        }
    }

    private Uni<Optional<Sent>> fromStored(ConversationId id, int number, Entry entry) {
        return heads.ofMember(id, entry.author().id()).chain(head -> attempt(Attempt.of(number, entry, head)));
    }

    private Uni<Optional<Sent>> attempt(Attempt attempt) {
        if (!attempt.seen().has(attempt.entry().author().id())) {
            throw new Problem.NotFound().failure();
        }
        return attempt(attempt, attempt.entry().plan().apply(attempt.seen()));
    }

    private Uni<Optional<Sent>> attempt(Attempt attempt, Optional<Step> planned) {
        return planned.map(step -> attempt(attempt, step))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Sent>> attempt(Attempt attempt, Step step) {
        Entry entry = attempt.entry();
        Head seen = attempt.seen();
        Head next = step.head().after(entry.author(), attempt.notBefore(), settle(seen, step), attempt.row());
        if (step.original()
                .filter(original -> original.isAt(next.id(), next.lastMessageAt()))
                .isPresent()) {
            Stamp later = next.lastMessageAt().next();
            return attempt(new Attempt(attempt.number(), entry, seen, later, attempt.row()), step);
        }
        var sent = new Sent(message(next, entry, step), false, false);
        var writes = new ArrayList<>(List.of(create(sent.message(), step), heads.change(seen, next)));
        entry.key().ifPresent(key -> writes.add(Keys.create(key, sent)));
        step.original().ifPresent(original -> writes.add(Write.remove(original.item())));
        writes.addAll(step.guards());
        writes.addAll(rows.show(seen, next, Preview.of(sent.message())));
        writes.addAll(
                log.tell(Announce.gone(seen, next), Change.of(Change.Kind.LEFT, next.id(), next.lastMessageAt())));
        return commit.commit(entry.operation(), sent.message(), writes).chain(outcome -> switch (outcome) {
            case Outcome.Committed() -> {
                announce.message(seen, next);
                yield Uni.createFrom().item(Optional.of(sent));
            }
            case Outcome.Refused refused -> {
                heads.forget(seen.id());
                var lost = new Lost(attempt, step, sent.message(), next, refused);
                yield Races.again(attempt.number(), () -> again(lost));
            }
        });
    }

    private static Message message(Head next, Entry entry, Step step) {
        return step.original()
                .map(original -> Message.adopted(next, original))
                .orElseGet(() -> Message.of(next, entry.author(), step.text(), step.event()));
    }

    private Write create(Message message, Step step) {
        return step.original()
                .map(original -> Write.putNew(original.as(message.conversation(), message.createdAt(), message.seq())))
                .orElseGet(() -> messages.create(message));
    }

    /** Rows of members who come are new, so all of them move. */
    private Duration settle(Head seen, Step step) {
        return step.head().members().keySet().equals(seen.members().keySet()) ? rows.settle() : Duration.ZERO;
    }

    private record Lost(Attempt attempt, Step step, Message message, Head tried, Outcome.Refused refused) {

        Optional<IdempotencyKey> takenKey() {
            return attempt.entry().key().filter(_ -> refused.of(ONCE).failed());
        }

        /** Whether somebody else has taken in what was to be, or changed it. */
        boolean isGone() {
            return step.original().isPresent() && refused.of(ONCE).failed();
        }

        private int firstGuard() {
            boolean counts =
                    attempt.entry().key().isPresent() || step.original().isPresent();
            return counts ? ONCE + 1 : ONCE;
        }

        boolean isBlocked() {
            return refused.anyOf(firstGuard(), firstRow());
        }

        boolean placeTaken() {
            return refused.anyFrom(firstRow());
        }

        private int firstRow() {
            return firstGuard() + step.guards().size();
        }
    }

    private Uni<Optional<Sent>> again(Lost lost) {
        Attempt attempt = lost.attempt();
        Outcome.Refused refused = lost.refused();
        var key = lost.takenKey();
        if (key.isPresent()) {
            return Uni.createFrom().item(() -> Optional.of(Keys.answered(refused.of(ONCE), key.get(), lost.message())));
        }
        if (lost.isGone()) {
            return Uni.createFrom().item(Optional.empty());
        }
        int number = attempt.number() + 1;
        if (refused.of(HEAD).failed()) {
            // The head that is handed over is good for a repetition at once; after a pause it would be stale again.
            return refused.of(HEAD)
                    .current()
                    .filter(_ -> attempt.number() == 1)
                    .map(item -> attempt(Attempt.of(number, attempt.entry(), Heads.head(item))))
                    .orElseGet(() -> fromStored(attempt.seen().id(), number, attempt.entry()));
        }
        if (lost.isBlocked()) {
            throw Problem.Plain.of(Kind.BLOCKED).failure();
        }
        // A message of somebody who writes past us, or another conversation's row: the next microsecond is free.
        boolean stampTaken = refused.of(MESSAGE).failed();
        if (stampTaken || lost.placeTaken()) {
            return attempt(new Attempt(
                    number,
                    attempt.entry(),
                    attempt.seen(),
                    stampTaken ? lost.tried().lastMessageAt().next() : attempt.notBefore(),
                    lost.placeTaken() ? lost.tried().inboxStamp().next() : attempt.row()));
        }
        return fromStored(attempt.seen().id(), number, attempt.entry());
    }
}
