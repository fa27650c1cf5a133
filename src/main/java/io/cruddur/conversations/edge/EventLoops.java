package io.cruddur.conversations.edge;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One event loop for each core, where Vert.x has two: none of them ever waits, and a request whose connection to DynamoDB is
 * on another loop than its own wakes that one twice.
 */
@ApplicationScoped
class EventLoops implements VertxOptionsCustomizer {

    private final OptionalInt configured;

    EventLoops(@ConfigProperty(name = "quarkus.vertx.event-loops-pool-size") OptionalInt configured) {
        this.configured = configured;
    }

    @Override
    public void accept(VertxOptions options) {
        options.setEventLoopPoolSize(
                configured.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
    }
}
