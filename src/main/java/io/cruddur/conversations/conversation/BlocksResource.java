package io.cruddur.conversations.conversation;

import io.cruddur.conversations.problem.FailsWith;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.user.Caller;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The people who may not write to the caller. */
@Path("/v1/blocks")
@Authenticated
@Tag(name = "Blocks")
class BlocksResource {

    private final Caller caller;
    private final Users users;
    private final Blocks blocks;
    private final BlockPerson blockPerson;

    BlocksResource(Caller caller, Users users, Blocks blocks, BlockPerson blockPerson) {
        this.caller = caller;
        this.users = users;
        this.blocks = blocks;
        this.blockPerson = blockPerson;
    }

    /** All of them, in the order of their ids. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listBlocks", summary = "Whom the caller has blocked, in the order of their ids")
    public Uni<RestResponse<BlocksView>> list(@BeanParam BlocksQuery query) {
        int limit = query.most();
        return caller.registered()
                .chain(user -> blocks.page(user.id(), query.after(user.id()), limit)
                        .chain(page ->
                                users.byIds(page.people()).map(people -> BlocksView.of(page, user.id(), people))))
                .map(view -> answer(view, query));
    }

    private static RestResponse<BlocksView> answer(BlocksView view, BlocksQuery query) {
        var answer = RestResponse.ResponseBuilder.ok(view);
        @Nullable String next = view.next();
        return (next == null ? answer : answer.links(query.next(next))).build();
    }

    /** Blocks somebody: they can't write to the caller, nor add them to a group. */
    @PUT
    @Path("/@{handle}")
    @Operation(operationId = "blockPerson", summary = "Keeps somebody from writing to the caller")
    @FailsWith(Kind.INVALID)
    public Uni<Void> block(@RestPath String handle) {
        return change(handle, blockPerson::block);
    }

    /** Lets them again. */
    @DELETE
    @Path("/@{handle}")
    @Operation(operationId = "unblockPerson", summary = "Lets somebody write to the caller again")
    @FailsWith(Kind.INVALID)
    public Uni<Void> unblock(@RestPath String handle) {
        return change(handle, blockPerson::unblock);
    }

    private Uni<Void> change(String handle, BiFunction<User, User, Uni<Void>> change) {
        return caller.registered()
                .chain(user -> users.byHandle(new Handle(handle)).chain(found -> {
                    User other = found.orElseThrow(() -> new Problem.NotFound().failure());
                    if (other.id().equals(user.id())) {
                        throw Problem.Invalid.of("handle", "It is your own.").failure();
                    }
                    return change.apply(user, other);
                }));
    }
}
