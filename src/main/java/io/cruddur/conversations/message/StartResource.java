package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.problem.FailsWith;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Talking to somebody, for the first time or not, or to several. */
@Path("/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Conversations")
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
    @Operation(operationId = "startConversation", summary = "The conversation with a person, or a new group")
    @FailsWith(Kind.BLOCKED)
    @APIResponse(responseCode = "200", description = "The one that the two have")
    @APIResponseSchema(value = StartedView.class, responseCode = "201", responseDescription = "A new one")
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
        var now = new Stamp(clock.instant());
        var idempotencyKey = IdempotencyKey.read(key, conversation.fingerprint(List.of(other)));
        return conversation
                .checkedMessage()
                .map(text -> startConversation
                        .send(other, new Draft(author, text, now, idempotencyKey))
                        .map(sent ->
                                answer(sent, Head.Kind.DIRECT, title, List.of(other), Optional.of(sent.message()))))
                .orElseGet(() -> startConversation.open(author, other, now).map(opened -> {
                    var view = StartedView.of(opened.id(), Head.Kind.DIRECT, title, List.of(other), Optional.empty());
                    return answer(opened.started(), false, view);
                }));
    }

    private Uni<RestResponse<StartedView>> group(
            User creator, List<User> others, NewConversation conversation, @Nullable String key) {
        var title = conversation.checkedTitle(true);
        var text = conversation.checkedMessage();
        var now = new Stamp(clock.instant());
        var idempotencyKey = IdempotencyKey.read(key, conversation.fingerprint(others));
        return createGroup
                .create(new CreateGroup.Plan(creator, others, title, text, now, idempotencyKey))
                .map(sent -> answer(sent, Head.Kind.GROUP, title, others, text.map(_ -> sent.message())));
    }

    private static RestResponse<StartedView> answer(
            Sent sent, Head.Kind kind, Optional<String> title, List<User> others, Optional<Message> message) {
        var view = StartedView.of(sent.message().conversation(), kind, title, others, message);
        return answer(sent.started(), sent.replayed(), view);
    }

    private static RestResponse<StartedView> answer(boolean started, boolean replayed, StartedView view) {
        return RestResponse.ResponseBuilder.create(started ? Status.CREATED : Status.OK, view)
                .location(URI.create("/v1/conversations/" + view.id()))
                .header("Idempotency-Replayed", replayed ? "true" : null)
                .build();
    }
}
