package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.problem.FailsWith;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One message: for the members of its conversation, and to be changed by its author. Its {@code ETag} is its revision. */
@Path("/v1/conversations/{id}/messages/{message}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Messages")
class MessageResource {

    private final Caller caller;
    private final Messages messages;
    private final Users users;
    private final ChangeMessage changeMessage;
    private final InstantSource clock;

    MessageResource(Caller caller, Messages messages, Users users, ChangeMessage changeMessage, InstantSource clock) {
        this.caller = caller;
        this.messages = messages;
        this.users = users;
        this.changeMessage = changeMessage;
        this.clock = clock;
    }

    /** As it is now. */
    @GET
    @Operation(operationId = "getMessage", summary = "One of a conversation's messages")
    public Uni<RestResponse<MessageView>> get(@RestPath String id, @RestPath String message) {
        return caller.registered()
                .chain(user -> messages.get(ConversationId.find(id), MessageId.find(message), user.id()))
                .chain(found ->
                        users.byIds(found.people().collect(Collectors.toSet())).map(people -> answer(found, people)));
    }

    /** Gives it another text. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "editMessage", summary = "Gives a message another text")
    @FailsWith({Kind.NOT_THE_AUTHOR, Kind.BLOCKED, Kind.TOO_LATE, Kind.DELETED})
    public Uni<RestResponse<MessageView>> edit(
            @RestPath String id,
            @RestPath String message,
            @BeanParam Precondition precondition,
            @Nullable NewMessage edited) {
        if (edited == null) {
            throw Problem.Plain.of(Kind.BAD_REQUEST).failure();
        }
        return caller.registered().chain(user -> {
            var which = which(id, message, user, precondition);
            var text = edited.checked();
            return changeMessage.edit(which, text).map(changed -> answer(changed, Map.of(user.id(), user)));
        });
    }

    /** Takes its text away; its number stays. */
    @DELETE
    @Operation(operationId = "deleteMessage", summary = "Takes a message's text away; its number stays")
    @FailsWith({Kind.NOT_THE_AUTHOR, Kind.TOO_LATE})
    public Uni<Void> delete(@RestPath String id, @RestPath String message, @BeanParam Precondition precondition) {
        return caller.registered()
                .chain(user -> changeMessage.delete(which(id, message, user, precondition)))
                .replaceWithVoid();
    }

    private ChangeMessage.Which which(String id, String message, User author, Precondition precondition) {
        return new ChangeMessage.Which(
                ConversationId.find(id),
                MessageId.find(message),
                author,
                new Stamp(clock.instant()),
                precondition.states());
    }

    private static RestResponse<MessageView> answer(Message message, Map<UserId, User> people) {
        return RestResponse.ResponseBuilder.ok(MessageView.of(message, people))
                .tag(message.tag())
                .build();
    }
}
