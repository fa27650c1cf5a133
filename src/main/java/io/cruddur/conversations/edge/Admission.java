package io.cruddur.conversations.edge;

import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refuses at once what would only wait: a request more than there are connections to DynamoDB, and fewer while the event
 * loops take too long for a turn: half as many after one that did, one more after one that didn't. A request is under way
 * from when all of it is there until its answer begins, so that a slow client keeps nobody out.
 *
 * @see <a href="https://queue.acm.org/detail.cfm?id=2839461">Fail at scale: controlled delay</a>, whose measure is the time
 *     in a queue; ours is the event loop's
 */
@ApplicationScoped
class Admission {

    /** After what answers by itself or has to have read the body, before anything that costs. */
    static final int PRIORITY = Refusals.COMPLETE - 1;

    /**
     * What the balancer asks, since an instance that has much to do isn't to be replaced, and streams of events, which wait for
     * their turn at a gate of their own: a browser's {@code EventSource} doesn't come back after a refusal.
     */
    private static final Set<String> ALWAYS = Set.of("/api/health-check", "/v1/events");

    private final AdmissionConfig config;
    private final long longest;
    private final Refusals refusals;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean timing = new AtomicBoolean();
    private final AtomicInteger limit;

    Admission(AdmissionConfig config, Refusals refusals) {
        if (config.least() < 1 || config.most() < config.least()) {
            throw new IllegalArgumentException("conversations.admission: least is at least 1, and most not less");
        }
        this.config = config;
        this.refusals = refusals;
        longest = config.turn().toNanos();
        limit = new AtomicInteger(config.most());
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        String path = context.normalizedPath();
        if (Face.of(path).isEmpty() || ALWAYS.contains(path)) {
            context.next();
            return;
        }
        time(context);
        if (underWay.get() < limit.get()) {
            admit(context);
        } else {
            refusals.refuse(context, Problem.Later.of(Kind.OVERLOADED));
        }
    }

    private void admit(RoutingContext context) {
        underWay.incrementAndGet();
        var left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                underWay.decrementAndGet();
            }
        };
        context.addHeadersEndHandler(_ -> leave.run());
        context.addEndHandler(_ -> leave.run());
        context.next();
    }

    /** What is put behind everything else that the event loop has to do now tells, when it comes, how much that was. */
    private void time(RoutingContext context) {
        if (timing.compareAndSet(false, true)) {
            long from = System.nanoTime();
            context.vertx().runOnContext(_ -> {
                adapt(System.nanoTime() - from);
                timing.set(false);
            });
        }
    }

    private void adapt(long turn) {
        limit.updateAndGet(
                now -> turn > longest ? Math.max(config.least(), now / 2) : Math.min(config.most(), now + 1));
    }
}
