package io.cruddur.conversations.admin.cognito;

import io.cruddur.conversations.admin.terminal.Fields;
import java.util.Optional;

/**
 * Somebody who can sign in.
 *
 * @param handle the {@code preferred_username}, which is what we call somebody's handle
 * @param subject the {@code sub}, which is what tokens call somebody
 */
public record PoolUser(
        Optional<String> handle, String subject, String username, Optional<String> email, String status) {

    Fields fields() {
        return Fields.of("preferred_username", handle)
                .and("sub", subject)
                .and("username", username)
                .and("email", email)
                .and("status", status);
    }
}
