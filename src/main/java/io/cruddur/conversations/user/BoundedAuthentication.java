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
import java.util.Set;

/**
 * Tokens as Quarkus reads them, but a token that can't be checked, because the issuer is down and its keys aren't known, is
 * neither waited for nor refused as a wrong one: it fails with {@code Unavailable}.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class BoundedAuthentication implements HttpAuthenticationMechanism {

    private final OidcAuthenticationMechanism oidc;
    private final TokenIssuer issuer;

    BoundedAuthentication(OidcAuthenticationMechanism oidc, TokenIssuer issuer) {
        this.oidc = oidc;
        this.issuer = issuer;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (!context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return Uni.createFrom().nullItem();
        }
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
