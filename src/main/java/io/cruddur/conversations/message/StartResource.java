package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Talking to somebody, for the first time or not, or to several. */
@Path("/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
class StartResource {

    private final Caller caller;
    private final Users users;
    private final StartConversation startConversation;
    private final CreateGroup createGroup;
    private final InstantSource clock;

    StartResource(
            Caller caller,
            Users users,
            StartConversation startConversation,
            CreateGroup createGroup,
            InstantSource clock) {
        this.caller = caller;
        this.users = users;
        this.startConversation = startConversation;
        this.createGroup = createGroup;
        this.clock = clock;
    }

    /**
     * Opens the conversation with one person, or a group with several, and says something in it: 201 for a new one, 200 for
     * the one that two people have.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<StartedView>> start(
            @RestHeader("Idempotency-Key") @Nullable String key, @Nullable NewConversation conversation) {
        if (conversation == null) {
            throw Problem.Plain.of(Kind.BAD_REQUEST).failure();
        }
        return caller.registered()
                .chain(author -> conversation
                        .others(users, author)
                        .chain(others -> others.size() == 1
                                ? direct(author, others.getFirst(), conversation, key)
                                : group(author, others, conversation, key)));
    }

    private Uni<RestResponse<StartedView>> direct(
            User author, User other, NewConversation conversation, @Nullable String key) {
        var title = conversation.checkedTitle(false);
        var text = conversation
                .checkedMessage()
                .orElseThrow(() -> Problem.Invalid.of("/message", "It must not be missing.")
                        .failure());
        var idempotencyKey = IdempotencyKey.read(key, conversation.fingerprint(List.of(other)));
        return startConversation
                .send(other, new Draft(author, text, new Stamp(clock.instant()), idempotencyKey))
                .map(sent -> answer(
                        sent,
                        StartedView.of(
                                sent.message().conversation().toString(),
                                Head.Kind.DIRECT,
                                title,
                                List.of(other),
                                Optional.of(sent.message()))));
    }

    private Uni<RestResponse<StartedView>> group(
            User creator, List<User> others, NewConversation conversation, @Nullable String key) {
        var title = conversation.checkedTitle(true);
        var text = conversation.checkedMessage();
        var idempotencyKey = IdempotencyKey.read(key, conversation.fingerprint(others));
        var plan = new CreateGroup.Plan(creator, others, title, text, new Stamp(clock.instant()), idempotencyKey);
        return createGroup
                .create(plan)
                .map(sent -> answer(
                        sent,
                        StartedView.of(
                                sent.message().conversation().toString(),
                                Head.Kind.GROUP,
                                title,
                                others,
                                text.map(_ -> sent.message()))));
    }

    private static RestResponse<StartedView> answer(Sent sent, StartedView view) {
        return RestResponse.ResponseBuilder.create(sent.started() ? Status.CREATED : Status.OK, view)
                .location(URI.create("/v1/conversations/" + view.id()))
                .header("Idempotency-Replayed", sent.replayed() ? "true" : null)
                .build();
    }
}
