package io.cruddur.conversations.conversation;

import io.cruddur.conversations.conditional.Revalidated;
import io.cruddur.conversations.conversation.InboxView.UnreadView;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The caller's conversations. */
@Path("/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Conversations")
class ConversationsResource {

    private final Caller caller;
    private final Inbox inbox;
    private final Users users;
    private final ShowConversation showConversation;

    ConversationsResource(Caller caller, Inbox inbox, Users users, ShowConversation showConversation) {
        this.caller = caller;
        this.inbox = inbox;
        this.users = users;
        this.showConversation = showConversation;
    }

    /** By their newest messages, newest first. */
    @GET
    @Revalidated
    @Operation(operationId = "listConversations", summary = "The caller's conversations, newest message first")
    public Uni<RestResponse<InboxView>> list(@BeanParam InboxQuery query) {
        int limit = query.most();
        Listing listing = query.listing();
        return caller.registered().chain(user -> {
            var after = query.after(user.id(), listing);
            return inbox.page(user.id(), listing, after, limit)
                    .chain(page -> unread(user.id(), listing, after.isEmpty())
                            .chain(unread -> view(page, user.id(), listing, unread)))
                    .map(view -> answer(view, query));
        });
    }

    private Uni<Optional<UnreadView>> unread(UserId reader, Listing listing, boolean first) {
        return first && listing.unread()
                ? inbox.unread(reader, listing.archived()).map(UnreadView::of).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<InboxView> view(InboxPage page, UserId reader, Listing listing, Optional<UnreadView> unread) {
        @Nullable
        String next =
                page.next().map(place -> Cursor.of(place, reader, listing)).orElse(null);
        return users.byIds(page.people())
                .map(people -> new InboxView(
                        page.rows().stream()
                                .map(row -> ConversationView.of(row, people))
                                .toList(),
                        next,
                        unread.orElse(null)));
    }

    private static RestResponse<InboxView> answer(InboxView view, InboxQuery query) {
        var answer = RestResponse.ResponseBuilder.ok(view);
        @Nullable String next = view.next();
        return (next == null ? answer : answer.links(query.next(next))).build();
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getConversation", summary = "One of the caller's conversations")
    public Uni<ConversationView> get(@RestPath String id) {
        return caller.registered().chain(user -> showConversation.show(ConversationId.find(id), user.id()));
    }
}
