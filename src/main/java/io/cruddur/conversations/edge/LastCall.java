package io.cruddur.conversations.edge;

import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Stops listening when the delay of a shutdown ends, so that what is being answered then is the last: Quarkus would go on
 * accepting requests as long as they come, and cut off those that it is answering when its patience ends.
 */
@ApplicationScoped
class LastCall {

    private static final int FIRST = 10_000;
    private static final Duration EARLY = Duration.ofMillis(250);

    private final Vertx vertx;
    private final Duration delay;
    private volatile @Nullable Channel listener;

    LastCall(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0s") Duration delay) {
        this.vertx = vertx;
        this.delay = delay;
    }

    /** Vert.x doesn't hand out what listens, but every connection knows where it came from. */
    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        if (listener == null && context.request().connection() instanceof ConnectionBase connection) {
            listener = connection.channel().parent();
        }
        context.next();
    }

    void shutDown(@Observes ShutdownDelayInitiatedEvent event) {
        vertx.setTimer(Math.max(1, delay.minus(EARLY).toMillis()), _ -> {
            @Nullable Channel listening = listener;
            if (listening != null) {
                var _ = listening.close();
            }
        });
    }
}
