package io.cruddur.conversations.table;

import io.quarkus.runtime.util.ForwardingScheduledExecutorService;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The timeouts of calls, on the event loop that calls. There they are gone as soon as they are cancelled: those on Quarkus'
 * own executor stay until their time has come, and with each everything that its request had.
 */
@Singleton
class Timers extends ForwardingScheduledExecutorService {

    private final Vertx vertx;

    Timers(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    protected ScheduledExecutorService delegate() {
        return ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
    }
}
