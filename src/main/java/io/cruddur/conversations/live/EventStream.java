package io.cruddur.conversations.live;

import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What one client is told: first what has happened since its cursor, then what happens. It is pulled, a batch at a time, so
 * a slow client holds back its own reading and nothing else. Whatever wakes it, it is the table that it reads; and at each
 * heartbeat it looks at everything, so that a wake-up that was lost is missed no longer.
 */
final class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final UserId reader;
    private final Instant expires;
    private final Feed feed;
    private final Typists typists;
    private final StreamsConfig config;
    private final InstantSource clock;
    private final Instant begun;
    private final Mailbox mailbox;
    private final Told told = new Told();

    private Replay current = Replay.NONE;
    private boolean silent;
    private boolean caughtUp;
    private Stamp reached;
    private Stamp vouched;
    private @Nullable Stamp sweep;
    private volatile Instant nextSweep;

    private volatile @Nullable Problem end;
    private volatile @Nullable Instant handed;

    /** With which tools streams are made. */
    record Tools(Feed feed, Typists typists, StreamsConfig config, InstantSource clock) {}

    /**
     * One that has read nothing yet.
     *
     * @param cursor since when it tells; if empty, from now on
     */
    EventStream(Client client, Tools tools, Optional<Stamp> cursor, Stamp now) {
        reader = client.reader();
        expires = client.expires();
        mailbox = new Mailbox(client.loop());
        feed = tools.feed();
        typists = tools.typists();
        config = tools.config();
        clock = tools.clock();
        silent = cursor.isEmpty();
        reached = cursor.orElse(now);
        vouched = reached;
        sweep = now;
        begun = now.instant();
        nextSweep = now.instant();
    }

    /**
     * Who listens.
     *
     * @param expires when they may no longer
     * @param loop where what they are told is put together
     */
    record Client(UserId reader, Instant expires, Executor loop) {}

    /** Reads the beginning of what has happened since its cursor; fails with {@code Unavailable}. */
    Uni<EventStream> begin() {
        return feed.since(reader, overlapped())
                .invoke(replay -> current = replay)
                .replaceWith(this);
    }

    UserId reader() {
        return reader;
    }

    /** Something is to be looked at. */
    void wake(Work work) {
        mailbox.put(work);
    }

    /** Ends it, with that as the last thing told. */
    void end(Problem problem) {
        if (end == null) {
            end = problem;
            mailbox.ring();
        }
    }

    /** Said every second: time has gone on. */
    void tick() {
        if (end != null || isDue()) {
            mailbox.ring();
        }
    }

    boolean hasExpired(Instant now) {
        return !now.isBefore(expires);
    }

    /** Whether what was sent last still isn't taken, after that time. */
    boolean isStalled(Instant now, Duration patience) {
        @Nullable Instant since = handed;
        return since != null && now.isAfter(since.plus(patience));
    }

    /** Goes a step further, as soon as there is one to take; called when what it came to last has been taken. Never fails. */
    Uni<Batch> next() {
        handed = null;
        return isIdle()
                ? await()
                : Uni.createFrom()
                        .deferred(this::step)
                        .onFailure()
                        .recoverWithItem(this::fail)
                        .map(this::hand);
    }

    private boolean isIdle() {
        return end == null && caughtUp && sweep == null && !current.isOpen() && mailbox.isEmpty() && !isDue();
    }

    /** Here a stream spends its life: whatever is made for it is held as often as there are streams. */
    private Uni<Batch> await() {
        return mailbox.await().map(_ -> hand(end == null && isDue() ? Batch.HEARTBEAT : Batch.NOTHING));
    }

    private Batch hand(Batch batch) {
        handed = clock.instant();
        return batch;
    }

    private Uni<Batch> step() {
        @Nullable Problem problem = end;
        if (problem != null) {
            return Uni.createFrom().item(new Batch.Last(problem));
        }
        if (current.isOpen()) {
            return current.next().map(this::tell);
        }
        @Nullable Stamp swept = sweep;
        if (swept != null) {
            return Uni.createFrom().item(through(swept));
        }
        if (mailbox.hasOverflown() || isDue()) {
            return sweep();
        }
        if (!caughtUp) {
            // What happens now must not be told before what has happened: its id would vouch for that.
            return Uni.createFrom().item(Batch.NOTHING).onItem().delayIt().by(RETRY);
        }
        return mailbox.take().map(this::open).orElseGet(() -> Uni.createFrom().item(Batch.NOTHING));
    }

    private Batch tell(List<Notice.Durable> notices) {
        var near = notices.stream().takeWhile(this::isNear).toList();
        if (near.size() < notices.size()) {
            current = Replay.NONE;
        }
        var fresh = near.stream().filter(notice -> told.add(notice.id())).toList();
        @Nullable Stamp sweeping = sweep;
        if (sweeping != null) {
            // A sweep is in order: what comes before the last of these has been told.
            Stamp last = notices.getLast().id().at();
            vouch(last.isAfter(sweeping) ? sweeping : last);
        }
        if (silent || fresh.isEmpty()) {
            return Batch.NOTHING;
        }
        Stamp before = reached;
        reached = reached.orLater(fresh.getLast().id().at());
        return new Batch.Told(fresh, before);
    }

    /**
     * Whether the client may have that for its cursor. When looking at everything takes long, what happens last may be read
     * while other things aren't yet, further back than resuming would look for them: it is told after the next look.
     */
    private boolean isNear(Notice.Durable notice) {
        Stamp complete = sweep == null ? vouched : sweep;
        return !notice.id().at().isAfter(complete.plus(config.overlap().dividedBy(2)));
    }

    private Batch tell(Notice notice) {
        return new Batch.Told(List.of(notice), reached);
    }

    private void vouch(Stamp time) {
        vouched = vouched.orLater(time);
        told.forgetBefore(overlapped());
    }

    private Stamp overlapped() {
        return new Stamp(vouched.instant().minus(config.overlap()));
    }

    private Batch through(Stamp swept) {
        sweep = null;
        vouch(swept);
        nextSweep = later(
                swept.instant().plus(jittered(config.heartbeat())),
                clock.instant().plus(RETRY));
        if (caughtUp) {
            return Batch.NOTHING;
        }
        caughtUp = true;
        silent = false;
        return tell(new Notice.Mark(swept));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** So that streams which began together don't look together. */
    private static Duration jittered(Duration beat) {
        return beat.minusMillis(ThreadLocalRandom.current().nextLong(1 + beat.toMillis() / 8));
    }

    private Uni<Batch> sweep() {
        sweep = new Stamp(clock.instant());
        return read(feed.since(reader, overlapped()));
    }

    private Uni<Batch> open(Work work) {
        return switch (work) {
            case Work.Messages messages ->
                read(feed.messages(
                        reader,
                        messages.conversation(),
                        told.newest(messages.conversation()).orElseGet(this::overlapped)));
            case Work.Changes _ -> read(feed.changes(reader, overlapped()));
            case Work.Typing typing ->
                typists.of(typing, reader)
                        .map(notice -> notice.<Batch>map(this::tell).orElse(Batch.NOTHING));
        };
    }

    private Uni<Batch> read(Uni<Replay> replay) {
        return replay.map(opened -> {
            current = opened;
            return Batch.NOTHING;
        });
    }

    private boolean isDue() {
        return !clock.instant().isBefore(nextSweep);
    }

    /** Looks at everything again a little later, for as long as that is good enough. */
    private Batch fail(Throwable failure) {
        current = Replay.NONE;
        sweep = null;
        nextSweep = clock.instant().plus(RETRY);
        Instant good = caughtUp ? vouched.instant() : begun;
        if (!(failure instanceof ProblemException)) {
            LOG.error("A defect in a stream", failure);
            end(Problem.Plain.of(Kind.INTERNAL));
        } else if (clock.instant().isAfter(good.plus(config.overlap().dividedBy(2)))) {
            end(Problem.Unavailable.of("DynamoDB"));
        }
        return Batch.NOTHING;
    }
}
