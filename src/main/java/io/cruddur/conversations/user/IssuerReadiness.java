package io.cruddur.conversations.user;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the issuer's keys are here, even if the issuer is down by now. */
@Readiness
@ApplicationScoped
class IssuerReadiness implements AsyncHealthCheck {

    private final TokenIssuer issuer;

    IssuerReadiness(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        var response = HealthCheckResponse.named("Token issuer");
        return issuer.reach()
                .map(_ -> response.up().build())
                .onFailure()
                .recoverWithItem(() -> response.down().build());
    }
}
