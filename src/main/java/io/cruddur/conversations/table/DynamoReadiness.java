package io.cruddur.conversations.table;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the table answers a read: half a read unit a probe. */
@Readiness
@ApplicationScoped
class DynamoReadiness implements AsyncHealthCheck {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Dynamo dynamo;

    DynamoReadiness(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        var response = HealthCheckResponse.named("DynamoDB");
        return dynamo.get("health", "HEALTH", "HEALTH")
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .map(_ -> response.up().build())
                .onFailure()
                .recoverWithItem(failure -> response.down()
                        .withData("reason", failure.getClass().getSimpleName())
                        .build());
    }
}
