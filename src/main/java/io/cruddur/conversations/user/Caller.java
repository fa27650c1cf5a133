package io.cruddur.conversations.user;

import io.cruddur.conversations.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is calling. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final Users users;

    Caller(SecurityIdentity identity, Users users) {
        this.identity = identity;
        this.users = users;
    }

    /** The token that this request carries; of one that a ticket stands for, its subject and when it expires. */
    public Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }

    /** The person whose token this request carries, if Postgres has one. */
    public Uni<Optional<User>> user() {
        return token().map(token -> users.bySubject(new Subject(token.getSubject())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /**
     * Who is calling, and for how long they may.
     *
     * @param expires when the token does
     */
    public record Session(User user, Instant expires) {}

    /** The same, and until when they may go on; fails with {@code Unregistered} as well. */
    public Uni<Session> session() {
        return registered()
                .map(user -> new Session(
                        user, Instant.ofEpochSecond(token().orElseThrow().getExpirationTime())));
    }

    /** The person whose token this request carries; fails with {@code Unregistered} if Postgres has none. */
    public Uni<User> registered() {
        return user().map(user -> user.orElseThrow(() -> new Problem.Unregistered().failure()));
    }
}
