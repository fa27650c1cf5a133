package io.cruddur.conversations.edge;

import io.cruddur.conversations.problem.Problem;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.Startup;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what a person asks for too often, before any store is asked; how much they have left is told with every answer.
 * It follows authentication, so that nobody can use up another's allowance, and a 401 costs none.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields for HTTP</a>
 */
@Startup // which ends when the limits can't be
@ApplicationScoped
class RateLimits {

    private final CurrentIdentityAssociation identity;
    private final Allowance send;
    private final Allowance read;

    RateLimits(CurrentIdentityAssociation identity, LimitsConfig config) {
        this.identity = identity;
        // Not the time of day: a clock that is set back would leave the buckets empty until it is there again.
        send = new Allowance("send", config.send(), config.instances(), TimeMeter.SYSTEM_NANOTIME);
        read = new Allowance("read", config.read(), config.instances(), TimeMeter.SYSTEM_NANOTIME);
    }

    @ServerRequestFilter
    Uni<Void> limit(RoutingContext context) {
        boolean limited =
                Face.of(context.normalizedPath()).filter(Face::limited).isPresent();
        Optional<Allowance> allowance = limited ? allowance(context.request().method()) : Optional.empty();
        return allowance.isEmpty()
                ? Uni.createFrom().voidItem()
                : identity.getDeferredIdentity()
                        .invoke(caller -> take(allowance.get(), caller, context))
                        .replaceWithVoid();
    }

    private Optional<Allowance> allowance(HttpMethod method) {
        return switch (method.name()) {
            case "GET", "HEAD" -> Optional.of(read);
            case "POST", "PUT", "PATCH", "DELETE" -> Optional.of(send);
            default -> Optional.empty();
        };
    }

    private static void take(Allowance allowance, SecurityIdentity caller, RoutingContext context) {
        if (!caller.isAnonymous()) {
            var taken = allowance.take(caller.getPrincipal().getName());
            context.response()
                    .putHeader("RateLimit-Policy", allowance.policy())
                    .putHeader("RateLimit", allowance.state(taken));
            if (!taken.granted()) {
                throw new Problem.RateLimited(allowance.name(), Duration.ofSeconds(taken.seconds())).failure();
            }
        }
    }
}
