package io.cruddur.conversations.live;

import io.cruddur.conversations.user.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the stream of events is: says who opens it. */
@Path("/v1/events")
@Authenticated
class StreamProbe {

    private final Caller caller;

    StreamProbe(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public Uni<String> open() {
        return caller.registered()
                .map(user -> user.id() + " " + caller.token().orElseThrow().getExpirationTime());
    }
}
