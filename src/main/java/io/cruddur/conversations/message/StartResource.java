package io.cruddur.conversations.message;

import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Talking to somebody, for the first time or not. */
@Path("/v1/conversations")
@Authenticated
class StartResource {

    private final Caller caller;
    private final Users users;
    private final StartConversation startConversation;
    private final InstantSource clock;

    StartResource(Caller caller, Users users, StartConversation startConversation, InstantSource clock) {
        this.caller = caller;
        this.users = users;
        this.startConversation = startConversation;
        this.clock = clock;
    }

    /**
     * A message to a person.
     *
     * @param participants the person's handle
     * @param message its text
     */
    @Schema(name = "NewConversation")
    record NewConversation(
            @Nullable List<String> participants, @Nullable String message) {}

    /** Sends a message to a person: 201 if that starts their conversation, 200 if they have one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<MessageView>> start(
            @RestHeader("Idempotency-Key") @Nullable String key, @Nullable NewConversation conversation) {
        if (conversation == null) {
            throw Problem.Plain.of(Kind.BAD_REQUEST).failure();
        }
        return caller.registered()
                .chain(author -> recipient(author, conversation.participants()).chain(recipient -> {
                    String target = recipient.id().toString();
                    Draft draft = NewMessage.draft(
                            author, conversation.message(), "/message", Optional.ofNullable(key), target, clock);
                    return startConversation.send(recipient, draft);
                }))
                .map(StartResource::answer);
    }

    private Uni<User> recipient(User author, @Nullable List<String> participants) {
        if (participants == null || participants.size() != 1 || participants.contains(null)) {
            throw Problem.Invalid.of("/participants", "It is a list of one handle.")
                    .failure();
        }
        return users.byHandle(new Handle(Objects.requireNonNull(participants.getFirst())))
                .map(found -> found.filter(user -> !user.id().equals(author.id()))
                        .orElseThrow(() -> Problem.Invalid.of("/participants/0", "There is nobody else of that handle.")
                                .failure()));
    }

    private static RestResponse<MessageView> answer(Sent sent) {
        return RestResponse.ResponseBuilder.create(
                        sent.started() ? Status.CREATED : Status.OK, MessageView.of(sent.message(), Map.of()))
                .location(URI.create("/v1/conversations/" + sent.message().conversation()))
                .header("Idempotency-Replayed", sent.replayed() ? "true" : null)
                .build();
    }
}
