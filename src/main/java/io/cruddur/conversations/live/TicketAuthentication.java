package io.cruddur.conversations.live;

import io.cruddur.conversations.user.CallerPrincipal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tickets in place of tokens, on {@code GET /v1/events?ticket=…} and nowhere else. Whoever sends a token as well is who the
 * token says.
 */
@Alternative
@Priority(1) // as the one for tokens has, or it would be the only one
@ApplicationScoped
class TicketAuthentication implements HttpAuthenticationMechanism {

    private static final String PATH = "/v1/events";
    private static final String PARAMETER = "ticket";

    private final Tickets tickets;

    TicketAuthentication(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        var request = context.request();
        if (!request.method().equals(HttpMethod.GET)
                || !context.normalizedPath().equals(PATH)
                || request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            return Uni.createFrom().nullItem();
        }
        @Nullable String ticket = request.getParam(PARAMETER);
        return ticket == null ? Uni.createFrom().nullItem() : identity(ticket);
    }

    private Uni<SecurityIdentity> identity(String ticket) {
        return Uni.createFrom()
                .item(() -> tickets.read(ticket)
                        .map(CallerPrincipal::identity)
                        .orElseThrow(AuthenticationFailedException::new));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
