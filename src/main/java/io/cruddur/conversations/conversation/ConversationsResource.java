package io.cruddur.conversations.conversation;

import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The caller's conversations. */
@Path("/v1/conversations")
@Authenticated
class ConversationsResource {

    private static final int MOST = 100;

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
    public Uni<InboxView> list(@RestQuery @DefaultValue("50") int limit, @RestQuery Optional<String> cursor) {
        if (limit < 1 || limit > MOST) {
            throw Problem.Invalid.of("limit", "It is from 1 to 100.").failure();
        }
        return caller.registered().chain(user -> {
            var after = cursor.map(text -> Cursor.parse(text, user.id()));
            return inbox.page(user.id(), after, limit).chain(page -> view(page, user.id()));
        });
    }

    private Uni<InboxView> view(InboxPage page, UserId reader) {
        var others = page.rows().stream().map(row -> row.other().id()).collect(Collectors.toSet());
        String next = page.next().map(place -> Cursor.of(place, reader)).orElse(null);
        return users.byIds(others)
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
        return caller.registered()
                .chain(user -> ConversationId.parse(id)
                        .map(conversation -> row(conversation, user))
                        .orElseThrow(() -> new Problem.NotFound().failure()));
    }

    private Uni<ConversationView> row(ConversationId id, User reader) {
        return inbox.find(id, reader.id())
                .chain(row -> users.byIds(Set.of(row.other().id())).map(people -> ConversationView.of(row, people)));
    }
}
