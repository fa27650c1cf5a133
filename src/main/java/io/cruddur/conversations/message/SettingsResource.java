package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ChangeMember;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.ConversationView;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.conversation.ShowConversation;
import io.cruddur.conversations.problem.FailsWith;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.User;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What a conversation is called, and what it is to the caller. */
@Path("/v1/conversations/{id}")
@Authenticated
@Tag(name = "Conversations")
class SettingsResource {

    private final Caller caller;
    private final ChangeGroup changeGroup;
    private final ChangeMember changeMember;
    private final ShowConversation showConversation;

    SettingsResource(
            Caller caller, ChangeGroup changeGroup, ChangeMember changeMember, ShowConversation showConversation) {
        this.caller = caller;
        this.changeGroup = changeGroup;
        this.changeMember = changeMember;
        this.showConversation = showConversation;
    }

    /**
     * What to change; the rest stays.
     *
     * @param title a group's, for everybody: 1 to 100 code points, or empty for none
     * @param muted whether the caller doesn't want to be disturbed by it
     * @param archived whether the caller puts it away
     */
    @Schema(name = "Settings")
    record Settings(
            @Nullable String title,
            @Nullable Boolean muted,
            @Nullable Boolean archived) {

        Member of(Member member) {
            return member.muted(Objects.requireNonNullElse(muted, member.muted()))
                    .archived(Objects.requireNonNullElse(archived, member.archived()));
        }
    }

    /** Changes some of it. The title goes first: a change that is refused for it changes nothing. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeConversation", summary = "Changes what it is called, or what it is to the caller")
    @FailsWith(Kind.NOT_A_GROUP)
    public Uni<ConversationView> change(@RestPath String id, @Nullable Settings settings) {
        if (settings == null) {
            throw Problem.Plain.of(Kind.BAD_REQUEST).failure();
        }
        return caller.registered().chain(user -> {
            var conversation = ConversationId.find(id);
            return rename(conversation, user, settings.title())
                    .chain(() -> changeMember.change(
                            "settings", conversation, user.id(), (_, member) -> settings.of(member)))
                    .chain(() -> showConversation.show(conversation, user.id()));
        });
    }

    private Uni<Void> rename(ConversationId id, User user, @Nullable String title) {
        return title == null ? Uni.createFrom().voidItem() : changeGroup.rename(id, user, GroupTitle.parse(title));
    }
}
