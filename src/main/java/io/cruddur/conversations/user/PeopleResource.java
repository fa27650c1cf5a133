package io.cruddur.conversations.user;

import io.cruddur.conversations.problem.Problem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Oneself and other people. */
@Path("/v1")
@Authenticated
@Tag(name = "People")
class PeopleResource {

    private final Caller caller;
    private final Users users;

    PeopleResource(Caller caller, Users users) {
        this.caller = caller;
        this.users = users;
    }

    /** Whom the token speaks for. */
    @GET
    @Path("/me")
    @Operation(operationId = "getMe", summary = "Whom the token speaks for")
    public Uni<PersonView> me() {
        return caller.registered().map(PersonView::of);
    }

    /** Somebody by their handle. */
    @GET
    @Path("/users/@{handle}")
    @Operation(operationId = "getPerson", summary = "Somebody by their handle")
    public Uni<PersonView> person(@RestPath String handle) {
        return caller.registered()
                .chain(() -> users.byHandle(new Handle(handle)))
                .map(user -> user.map(PersonView::of).orElseThrow(() -> new Problem.NotFound().failure()));
    }
}
