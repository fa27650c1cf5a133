package io.cruddur.conversations.message;

import io.cruddur.conversations.conditional.Revalidated;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.problem.FailsWith;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** The messages of a conversation, for its members. */
@Path("/v1/conversations/{id}/messages")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Messages")
class ConversationMessagesResource {

    private final Caller caller;
    private final Messages messages;
    private final Users users;
    private final SendMessage sendMessage;
    private final InstantSource clock;

    ConversationMessagesResource(
            Caller caller, Messages messages, Users users, SendMessage sendMessage, InstantSource clock) {
        this.caller = caller;
        this.messages = messages;
        this.users = users;
        this.sendMessage = sendMessage;
        this.clock = clock;
    }

    /** A part of them, without a hole, whoever writes meanwhile. */
    @GET
    @Revalidated
    @Operation(operationId = "listMessages", summary = "Some of a conversation's messages, by default the newest")
    public Uni<RestResponse<PageView>> list(@RestPath String id, @BeanParam Window window) {
        return caller.registered()
                .chain(user -> window.of(messages, ConversationId.find(id), user.id()))
                .chain(page -> users.byIds(page.people())
                        .map(people -> RestResponse.ResponseBuilder.ok(PageView.of(page, people))
                                .links(window.links(page).toArray(Link[]::new))
                                .build()));
    }

    /** Sends one, exactly once for each {@code Idempotency-Key}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "sendMessage", summary = "Sends a message, once for each `Idempotency-Key`")
    @FailsWith(Kind.BLOCKED)
    @APIResponseSchema(value = MessageView.class, responseCode = "201", responseDescription = "The message")
    public Uni<RestResponse<MessageView>> send(
            @RestPath String id, @RestHeader("Idempotency-Key") @Nullable String key, @Nullable NewMessage message) {
        if (message == null) {
            throw Problem.Plain.of(Kind.BAD_REQUEST).failure();
        }
        return caller.registered()
                .chain(user -> {
                    var conversation = ConversationId.find(id);
                    var text = message.checked();
                    var idempotencyKey = IdempotencyKey.read(key, conversation.toString(), text.value());
                    return sendMessage.send(
                            conversation, new Draft(user, text, new Stamp(clock.instant()), idempotencyKey));
                })
                .map(ConversationMessagesResource::created);
    }

    private static RestResponse<MessageView> created(Sent sent) {
        var message = sent.message();
        var place = "/v1/conversations/" + message.conversation() + "/messages/" + message.id();
        return RestResponse.ResponseBuilder.create(Status.CREATED, MessageView.of(message, Map.of()))
                .location(URI.create(place))
                .tag(message.tag())
                .header("Idempotency-Replayed", sent.replayed() ? "true" : null)
                .build();
    }
}
