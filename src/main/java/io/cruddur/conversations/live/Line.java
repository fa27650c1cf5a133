package io.cruddur.conversations.live;

import io.cruddur.conversations.user.Postgres;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A connection to Postgres on which texts go to and come from a channel. When it breaks or goes silent it is made again, at
 * first soon and then less often; what is said meanwhile is not heard. An outage is logged once.
 */
final class Line {

    private static final Logger LOG = Logger.getLogger(Line.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** More often than Postgres' connections are closed for their silence. */
    private static final Duration PING = Duration.ofSeconds(10);

    private static final String CHANNEL = "conversations_wake";
    private static final String NOTIFY = "SELECT pg_notify('" + CHANNEL + "', text) FROM unnest($1::text[]) AS text";

    private final Postgres postgres;
    private final Consumer<String> heard;
    private final Runnable opened;
    private final AtomicReference<@Nullable PgConnection> connection = new AtomicReference<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private volatile boolean closed;
    private volatile Cancellable dialling = () -> {};

    /**
     * A line that isn't open yet.
     *
     * @param heard called with each text of the channel, those sent here too
     * @param opened called when texts can be sent, again after each outage
     */
    Line(Postgres postgres, Consumer<String> heard, Runnable opened) {
        this.postgres = postgres;
        this.heard = heard;
        this.opened = opened;
    }

    /** Opens it, now or as soon as Postgres is there, and keeps it so. */
    void open() {
        dialling = Uni.createFrom()
                .deferred(postgres::connect)
                .chain(this::listen)
                .onFailure()
                .invoke(this::isDown)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(this::isUp);
    }

    void close() {
        closed = true;
        dialling.cancel();
        @Nullable PgConnection open = connection.getAndSet(null);
        if (open != null) {
            hangUp(open);
        }
    }

    boolean isOpen() {
        return connection.get() != null;
    }

    /** Sends texts of less than 8,000 bytes, all in one; fails if the line isn't open, or breaks. */
    Uni<Void> send(List<String> texts) {
        @Nullable PgConnection open = connection.get();
        return open == null
                ? Uni.createFrom().failure(new IllegalStateException("The line is down"))
                : inTime(open.preparedQuery(NOTIFY).execute(Tuple.of(texts.toArray(String[]::new))))
                        .onFailure()
                        .invoke(failure -> isBroken(open, failure));
    }

    private Uni<PgConnection> listen(PgConnection made) {
        made.notificationHandler(notification -> heard.accept(notification.getPayload()))
                .closeHandler(() -> isBroken(made, new IllegalStateException("The connection was closed")));
        return inTime(made.query("LISTEN " + CHANNEL).execute())
                .onFailure()
                .invoke(() -> hangUp(made))
                .replaceWith(made);
    }

    private void isUp(PgConnection made) {
        connection.set(made);
        if (closed) {
            close();
            return;
        }
        if (down.getAndSet(false)) {
            LOG.info("Other instances are told at once again");
        }
        var _ = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(PING)
                .chain(() -> inTime(made.query("SELECT").execute()))
                .repeat()
                .indefinitely()
                .subscribe()
                .with(_ -> {}, failure -> isBroken(made, failure));
        opened.run();
    }

    private void isDown(Throwable cause) {
        if (!closed && !down.getAndSet(true)) {
            LOG.warnf("Other instances are told late, since Postgres can't be listened to: %s", cause);
        }
    }

    private void isBroken(PgConnection broken, Throwable cause) {
        if (connection.compareAndSet(broken, null)) {
            isDown(cause);
            hangUp(broken);
            open();
        }
    }

    private static void hangUp(PgConnection connection) {
        var _ = connection.close().subscribe().with(_ -> {}, _ -> {});
    }

    private static Uni<Void> inTime(Uni<?> answer) {
        return answer.ifNoItem().after(PATIENCE).fail().replaceWithVoid();
    }
}
