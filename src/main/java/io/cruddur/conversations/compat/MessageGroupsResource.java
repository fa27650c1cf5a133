package io.cruddur.conversations.compat;

import io.cruddur.conversations.conversation.Inbox;
import io.cruddur.conversations.conversation.InboxPage;
import io.cruddur.conversations.conversation.Listing;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's conversations. */
@Path("/api/message_groups")
@Authenticated
@Tag(name = "Frontend")
class MessageGroupsResource {

    private static final int LIMIT = 20;

    private final Caller caller;
    private final Inbox inbox;
    private final Users users;

    MessageGroupsResource(Caller caller, Inbox inbox, Users users) {
        this.caller = caller;
        this.inbox = inbox;
        this.users = users;
    }

    /** At most 20, newest activity first. */
    @GET
    @Operation(operationId = "listMessageGroups", summary = "The caller's conversations")
    @APIResponse(responseCode = "200", description = "At most 20, newest activity first")
    public Uni<List<GroupJson>> list() {
        return caller.user()
                .chain(user ->
                        user.map(this::groups).orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    private Uni<List<GroupJson>> groups(User user) {
        return inbox.page(user.id(), Listing.EVERYTHING, Optional.empty(), LIMIT)
                .chain(this::named);
    }

    private Uni<List<GroupJson>> named(InboxPage page) {
        return users.byIds(page.people())
                .map(people -> page.rows().stream()
                        .map(row -> GroupJson.of(row, people))
                        .toList());
    }
}
