package io.cruddur.conversations.live;

import io.cruddur.conversations.user.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Tickets for who can't send a token: a browser's {@code EventSource} sends no headers. */
@Path("/v1/events/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Events")
class TicketsResource {

    private final Caller caller;
    private final Tickets tickets;

    TicketsResource(Caller caller, Tickets tickets) {
        this.caller = caller;
        this.tickets = tickets;
    }

    /** One more. */
    @POST
    @ResponseStatus(201)
    @APIResponseSchema(value = TicketView.class, responseCode = "201", responseDescription = "A new one")
    @Operation(operationId = "createTicket", summary = "A ticket that opens the stream of events without a token")
    public Uni<TicketView> create() {
        return caller.registered()
                .map(_ -> TicketView.of(tickets.issue(caller.principal().orElseThrow())));
    }
}
