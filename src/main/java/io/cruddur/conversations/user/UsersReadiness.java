package io.cruddur.conversations.user;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Postgres answers in time; the check that comes with the client would wait for 20 seconds. */
@Readiness
@ApplicationScoped
class UsersReadiness implements AsyncHealthCheck {

    private final Users users;

    UsersReadiness(Users users) {
        this.users = users;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        var response = HealthCheckResponse.named("Postgres");
        return users.reach()
                .map(_ -> response.up().build())
                .onFailure()
                .recoverWithItem(() -> response.down().build());
    }
}
