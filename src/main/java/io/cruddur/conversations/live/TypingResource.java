package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** That somebody is writing, before there is a message. */
@Path("/v1/conversations/{id}/typing")
@Authenticated
@Tag(name = "Events")
class TypingResource {

    private final Caller caller;
    private final AnnounceTyping announceTyping;

    TypingResource(Caller caller, AnnounceTyping announceTyping) {
        this.caller = caller;
        this.announceTyping = announceTyping;
    }

    /** The caller, now; it is over by itself. */
    @POST
    @Operation(operationId = "announceTyping", summary = "Tells the others that the caller is writing")
    @APIResponse(responseCode = "204", description = "Whoever is to hear of it does")
    public Uni<Void> announce(@RestPath String id) {
        return caller.registered().chain(user -> announceTyping.announce(ConversationId.find(id), user.id()));
    }
}
