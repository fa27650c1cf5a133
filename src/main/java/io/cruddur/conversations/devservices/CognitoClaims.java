package io.cruddur.conversations.devservices;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The claims a Cognito user pool puts into the tokens of the user with this handle. */
record CognitoClaims(String issuer, String handle) {

    static final String CLIENT_ID = "conversations-dev";

    /** The same handle has the same subject everywhere and for ever. */
    static String subject(String handle) {
        return UUID.nameUUIDFromBytes(("dev:" + handle).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    Map<String, Object> accessToken(Instant now, long expiresIn) {
        var claims = common("access", now, expiresIn);
        claims.put("client_id", CLIENT_ID);
        claims.put("scope", "aws.cognito.signin.user.admin");
        claims.put("username", handle);
        return claims;
    }

    Map<String, Object> idToken(Instant now, long expiresIn) {
        var claims = common("id", now, expiresIn);
        claims.put("aud", CLIENT_ID);
        claims.put("event_id", UUID.randomUUID().toString());
        claims.put("email", handle + "@example.com");
        claims.put("email_verified", true);
        claims.put("cognito:username", handle);
        claims.put("preferred_username", handle);
        claims.put("name", handle);
        return claims;
    }

    private Map<String, Object> common(String use, Instant now, long expiresIn) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subject(handle));
        claims.put("iss", issuer);
        claims.put("token_use", use);
        claims.put("auth_time", now.getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + expiresIn);
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }
}
