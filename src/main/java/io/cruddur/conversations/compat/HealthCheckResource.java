package io.cruddur.conversations.compat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** That the process answers, for the load balancer; readiness, which looks further, is {@code /q/health/ready}. */
@Path("/api/health-check")
@Tag(name = "Frontend")
class HealthCheckResource {

    private static final Health ALIVE = new Health(true, 1);

    @GET
    @Operation(operationId = "checkHealth", summary = "That the process answers")
    public Health get() {
        return ALIVE;
    }

    /** The answer of the original. */
    @Schema(name = "HealthCheck")
    record Health(boolean success, int ver) {}
}
