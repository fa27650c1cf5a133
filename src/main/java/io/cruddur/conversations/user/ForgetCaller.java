package io.cruddur.conversations.user;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Lets go of a request's token and of all that was read from it, which is several KB, when the request lasts for hours and
 * has been let in.
 */
@Singleton
public class ForgetCaller {

    private static final SecurityIdentity NOBODY =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    private final CurrentIdentityAssociation association;

    ForgetCaller(CurrentIdentityAssociation association) {
        this.association = association;
    }

    /** From now on it is nobody's. */
    public void of(RoutingContext request) {
        association.setIdentity(NOBODY);
        QuarkusHttpUser.setIdentity(NOBODY, request);
        request.request().headers().remove(HttpHeaders.AUTHORIZATION);
    }
}
