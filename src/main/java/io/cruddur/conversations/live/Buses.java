package io.cruddur.conversations.live;

import io.cruddur.conversations.user.Postgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The bus that is configured, from the application's start to its end. */
@Singleton
class Buses {

    private final Optional<PostgresBus> shared;

    Buses(EventsConfig config, Postgres postgres, MeterRegistry registry) {
        shared = Optional.of(config.bus())
                .filter(EventsConfig.BusKind.POSTGRES::equals)
                .map(_ -> new PostgresBus(postgres, registry));
        shared.ifPresent(PostgresBus::open);
    }

    @Startup
    @Produces
    @ApplicationScoped
    Bus bus() {
        return shared.<Bus>map(bus -> bus).orElseGet(MemoryBus::new);
    }

    void end(@Observes ShutdownEvent event) {
        shared.ifPresent(PostgresBus::close);
    }
}
