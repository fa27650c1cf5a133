package io.cruddur.conversations.user;

import io.cruddur.conversations.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;

/** Who is calling. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final Users users;

    Caller(SecurityIdentity identity, Users users) {
        this.identity = identity;
        this.users = users;
    }

    /** What this request's token or ticket says. */
    public Optional<CallerPrincipal> principal() {
        return identity.getPrincipal() instanceof CallerPrincipal caller ? Optional.of(caller) : Optional.empty();
    }

    /** The person whose token this request carries, if Postgres has one. */
    public Uni<Optional<User>> user() {
        return principal()
                .map(caller -> users.bySubject(caller.subject()))
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
                .map(user -> new Session(user, principal().orElseThrow().expires()));
    }

    /** The person whose token this request carries; fails with {@code Unregistered} if Postgres has none. */
    public Uni<User> registered() {
        return user().map(user -> user.orElseThrow(() -> new Problem.Unregistered().failure()));
    }
}
