package io.cruddur.conversations.user;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.time.Instant;

/**
 * Who has proved who they are, by a token or a ticket: what is kept of it once it is checked.
 *
 * @param expires when the token does
 */
public record CallerPrincipal(Subject subject, Instant expires) implements Principal {

    @Override
    public String getName() {
        return subject.value();
    }

    /** The same as Quarkus passes it on. */
    public SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder().setPrincipal(this).build();
    }
}
