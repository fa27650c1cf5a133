package io.cruddur.conversations.user;

import io.cruddur.conversations.problem.Problem;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who signs the tokens. Its keys are fetched at the start; when that fails they are fetched later, by one caller for all,
 * and once they are here nothing depends on the issuer any more.
 */
@ApplicationScoped
class TokenIssuer {

    /** For how long a caller waits for it. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TenantConfigContext tenant;
    private final Uni<TenantConfigContext> keys;
    private final AtomicBoolean fetching = new AtomicBoolean();

    TokenIssuer(TenantConfigBean tenants) {
        tenant = tenants.getDefaultTenant();
        keys = Uni.createFrom()
                .deferred(this::fetch)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onTermination()
                .invoke(() -> fetching.set(false))
                .memoize()
                .until(() -> !fetching.get());
    }

    private Uni<TenantConfigContext> fetch() {
        fetching.set(true);
        return tenant.initialize();
    }

    /** Completes when the keys are here; fails with {@code Unavailable} if they can't be had. */
    Uni<Void> reach() {
        return tenant.ready()
                ? Uni.createFrom().voidItem()
                : keys.onFailure().transform(TokenIssuer::unavailable).replaceWithVoid();
    }

    static Throwable unavailable(Throwable cause) {
        return Problem.Unavailable.of("the token issuer").failure(cause);
    }
}
