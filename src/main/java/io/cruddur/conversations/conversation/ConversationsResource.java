package io.cruddur.conversations.conversation;

import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The caller's conversations. */
@Path("/v1/conversations")
@Authenticated
class ConversationsResource {

    private final Caller caller;
    private final Inbox inbox;
    private final Users users;

    ConversationsResource(Caller caller, Inbox inbox, Users users) {
        this.caller = caller;
        this.inbox = inbox;
        this.users = users;
    }

    /** By their newest messages, newest first. */
    @GET
    public Uni<InboxView> list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50"))
                    @RestQuery
                    @Nullable
                    String limit,
            @RestQuery @Nullable String cursor) {
        int most = Limit.parse(limit).value();
        return caller.registered().chain(user -> {
            var after = Optional.ofNullable(cursor).map(text -> Cursor.parse(text, user.id()));
            return inbox.page(user.id(), after, most).chain(page -> view(page, user.id()));
        });
    }

    private Uni<InboxView> view(InboxPage page, UserId reader) {
        String next = page.next().map(place -> Cursor.of(place, reader)).orElse(null);
        return users.byIds(page.others())
                .map(people -> new InboxView(
                        page.rows().stream()
                                .map(row -> ConversationView.of(row, people))
                                .toList(),
                        next));
    }

    /** One of them. */
    @GET
    @Path("/{id}")
    public Uni<ConversationView> get(@RestPath String id) {
        return caller.registered().chain(user -> row(ConversationId.find(id), user));
    }

    private Uni<ConversationView> row(ConversationId id, User reader) {
        return inbox.find(id, reader.id())
                .chain(row -> users.byIds(Set.of(row.other().id())).map(people -> ConversationView.of(row, people)));
    }
}
