package io.cruddur.conversations.compat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** People, by their handles; needs no token. */
@Path("/api/users/@{handle}/short")
@Tag(name = "Frontend")
class UsersResource {

    private final Users users;

    UsersResource(Users users) {
        this.users = users;
    }

    /** The person, or an empty object if there is none. */
    @GET
    @Operation(operationId = "getShortUser", summary = "Somebody by their handle")
    public Uni<UserJson> get(@RestPath String handle) {
        return users.byHandle(new Handle(handle))
                .map(user -> user.map(UserJson::of).orElse(UserJson.NOBODY));
    }

    /** A person, as far as everybody may see them. */
    @Schema(name = "ShortUser")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserJson(
            @Nullable String uuid,
            @Nullable String handle,
            @Nullable String displayName) {

        static final UserJson NOBODY = new UserJson(null, null, null);

        static UserJson of(User user) {
            return new UserJson(user.id().toString(), user.handle().value(), user.displayName());
        }
    }
}
