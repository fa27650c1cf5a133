package io.cruddur.conversations.compat;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.Page;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The messages of a conversation, and posting one. */
@Path("/api/messages")
@Authenticated
@Tag(name = "Frontend")
class MessagesResource {

    private static final int LIMIT = 20;

    private final Caller caller;
    private final Messages messages;
    private final Users users;
    private final PostMessage postMessage;

    MessagesResource(Caller caller, Messages messages, Users users, PostMessage postMessage) {
        this.caller = caller;
        this.messages = messages;
        this.users = users;
        this.postMessage = postMessage;
    }

    /** The 20 newest but for those deleted, oldest first; none for whoever isn't a member, or if there is no such conversation. */
    @GET
    @Path("/{message_group_uuid}")
    @Operation(operationId = "listGroupMessages", summary = "The newest messages of a conversation")
    @APIResponse(responseCode = "200", description = "At most 20, oldest first; none of what isn't the caller's")
    public Uni<List<MessageJson>> list(@RestPath("message_group_uuid") String group) {
        return caller.user().chain(user -> page(user, ConversationId.parse(group)));
    }

    private Uni<List<MessageJson>> page(Optional<User> user, Optional<ConversationId> id) {
        if (user.isEmpty() || id.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return messages.newest(id.get(), user.get().id(), LIMIT)
                .chain(this::named)
                .onFailure(ProblemException.isOf(Kind.NOT_FOUND))
                .recoverWithItem(List.of());
    }

    private Uni<List<MessageJson>> named(Page page) {
        return users.byIds(page.people())
                .map(people -> page.messages().stream()
                        .filter(message -> message.deletedAt().isEmpty())
                        .map(message -> MessageJson.of(message, people))
                        .toList());
    }

    /** To a conversation or, when none is named, to a person. */
    @POST
    @Operation(operationId = "postMessage", summary = "Posts to a conversation or, when none is named, to a person")
    @APIResponse(responseCode = "200", description = "The message, or only its conversation")
    @APIResponse(responseCode = "403", ref = "codes-403")
    @APIResponse(responseCode = "422", ref = "codes-422")
    public Uni<PostedJson> post(@Nullable PostJson post) {
        if (post == null) {
            throw new ApiFailure(400, List.of("generic_400"));
        }
        return caller.user()
                .map(user -> user.orElseThrow(() -> new ApiFailure(422, List.of("cognito_user_id_blank"))))
                .chain(user -> postMessage.post(user, post));
    }
}
