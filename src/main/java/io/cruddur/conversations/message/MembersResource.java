package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.ConversationView;
import io.cruddur.conversations.conversation.ShowConversation;
import io.cruddur.conversations.problem.FailsWith;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Who is in a group. */
@Path("/v1/conversations/{id}/members")
@Authenticated
@Tag(name = "Conversations")
class MembersResource {

    private final Caller caller;
    private final Users users;
    private final ChangeGroup changeGroup;
    private final ShowConversation showConversation;

    MembersResource(Caller caller, Users users, ChangeGroup changeGroup, ShowConversation showConversation) {
        this.caller = caller;
        this.users = users;
        this.changeGroup = changeGroup;
        this.showConversation = showConversation;
    }

    /**
     * Somebody to add.
     *
     * @param handle theirs
     */
    @Schema(name = "NewMember")
    record NewMember(@Nullable String handle) {}

    /** Adds somebody, who sees what is said from then on; an owner may. Adding who is there already changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addMember", summary = "Adds somebody to a group, who sees what is said from then on")
    @FailsWith({Kind.NOT_A_GROUP, Kind.NOT_THE_OWNER, Kind.GROUP_FULL, Kind.BLOCKED})
    public Uni<ConversationView> add(@RestPath String id, @Nullable NewMember member) {
        if (member == null) {
            throw Problem.Plain.of(Kind.BAD_REQUEST).failure();
        }
        return caller.registered().chain(owner -> {
            var conversation = ConversationId.find(id);
            return somebody(member.handle())
                    .chain(added -> changeGroup.add(conversation, owner, added))
                    .chain(() -> showConversation.show(conversation, owner.id()));
        });
    }

    private Uni<User> somebody(@Nullable String handle) {
        if (handle == null) {
            throw unknown();
        }
        return users.byHandle(new Handle(handle)).map(found -> found.orElseThrow(MembersResource::unknown));
    }

    private static RuntimeException unknown() {
        return Problem.Invalid.of("/handle", "There is nobody of that handle.").failure();
    }

    /** Removes somebody, which an owner may, or leaves, which anybody may. Removing who isn't there changes nothing. */
    @DELETE
    @Path("/{user}")
    @Operation(operationId = "removeMember", summary = "Removes somebody from a group, or leaves it")
    @FailsWith({Kind.NOT_A_GROUP, Kind.NOT_THE_OWNER})
    public Uni<Void> remove(@RestPath String id, @RestPath String user) {
        return caller.registered()
                .chain(remover -> changeGroup.remove(ConversationId.find(id), remover, UserId.find(user)));
    }
}
