package io.cruddur.conversations.user;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as Quarkus reads them, but none is checked again within a minute, and what is kept of it is whose it is. A token that
 * can't be checked, because the issuer is down and its keys aren't known, is neither waited for nor refused as a wrong one:
 * it fails with {@code Unavailable}.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class BoundedAuthentication implements HttpAuthenticationMechanism {

    private final OidcAuthenticationMechanism oidc;
    private final TokenIssuer issuer;
    private final VerifiedTokens verified;

    BoundedAuthentication(OidcAuthenticationMechanism oidc, TokenIssuer issuer, VerifiedTokens verified) {
        this.oidc = oidc;
        this.issuer = issuer;
        this.verified = verified;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        @Nullable String authorization = context.request().headers().get(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Uni.createFrom().nullItem();
        }
        return verified.find(authorization)
                .map(caller -> Uni.createFrom().item(caller))
                .orElseGet(() -> verify(context, providers)
                        .onItem()
                        .ifNotNull()
                        .transform(BoundedAuthentication::caller)
                        .onItem()
                        .ifNotNull()
                        .invoke(caller -> verified.remember(authorization, caller)))
                .onItem()
                .ifNotNull()
                .transform(CallerPrincipal::identity);
    }

    private static CallerPrincipal caller(SecurityIdentity identity) {
        var token = (JsonWebToken) identity.getPrincipal();
        return new CallerPrincipal(new Subject(token.getSubject()), Instant.ofEpochSecond(token.getExpirationTime()));
    }

    private Uni<SecurityIdentity> verify(RoutingContext context, IdentityProviderManager providers) {
        return issuer.reach()
                .chain(() -> oidc.authenticate(context, providers))
                .ifNoItem()
                .after(TokenIssuer.PATIENCE)
                .fail()
                .onFailure(failure -> failure instanceof OIDCException || failure instanceof TimeoutException)
                .transform(TokenIssuer::unavailable);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority() + 1;
    }
}
