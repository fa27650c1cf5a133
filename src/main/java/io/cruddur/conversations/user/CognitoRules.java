package io.cruddur.conversations.user;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/**
 * What a Cognito token must hold beyond a good signature, issuer and expiry: access tokens name the client in {@code
 * client_id}, id tokens in {@code aud}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">
 *     Verifying JSON web tokens</a>
 */
@Unremovable
@ApplicationScoped
class CognitoRules implements Validator {

    private final String client;

    CognitoRules(@ConfigProperty(name = "quarkus.oidc.client-id") String client) {
        this.client = client;
    }

    @Override
    public @Nullable String validate(JwtContext context) throws MalformedClaimException {
        JwtClaims claims = context.getJwtClaims();
        if (context.getJoseObjects().getFirst().getKeyIdHeaderValue() == null) {
            return "no kid";
        }
        if (claims.getExpirationTime() == null) {
            return "no exp";
        }
        if (isBlank(claims.getSubject())) {
            return "no sub";
        }
        return switch (Objects.requireNonNullElse(claims.getStringClaimValue("token_use"), "")) {
            case "access" -> client.equals(claims.getStringClaimValue("client_id")) ? null : "another client_id";
            case "id" -> claims.getAudience().equals(List.of(client)) ? null : "another aud";
            default -> "token_use is neither access nor id";
        };
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
