package io.cruddur.conversations.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * Stands in for a Cognito user pool: one key at a time, tokens for any handle, and any other token a test can think of.
 * With a key file, its key outlives it.
 */
final class Issuer {

    private final String url;
    private final Clock clock;
    private final Optional<Path> keyFile;
    private final AtomicLong keySetFetches = new AtomicLong();
    private volatile SigningKey key;

    Issuer(String url, Clock clock, Optional<Path> keyFile) throws IOException, JoseException {
        this.url = url;
        this.clock = clock;
        this.keyFile = keyFile;
        if (keyFile.filter(Files::exists).isPresent()) {
            key = SigningKey.parse(Files.readString(keyFile.get()));
        } else {
            key = SigningKey.generate();
            keep(key);
        }
    }

    String discovery() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/.well-known/jwks.json","response_types_supported":["code","token"],\
                "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(url);
    }

    String keySet() {
        keySetFetches.incrementAndGet();
        return key.publicKeys();
    }

    String stats() {
        return "{\"jwks_fetches\":" + keySetFetches + "}";
    }

    /** From now on only the new key is served, and signs. */
    String rotate() throws IOException, JoseException {
        key = SigningKey.generate();
        keep(key);
        return "{\"kid\":\"" + key.id() + "\"}";
    }

    String token(String handle, String use, long expiresIn) throws JoseException {
        var claims = new CognitoClaims(url, handle);
        var now = clock.instant();
        var signer = key;
        return signer.sign(
                Map.of("kid", signer.id()),
                switch (use) {
                    case "access" -> claims.accessToken(now, expiresIn);
                    case "id" -> claims.idToken(now, expiresIn);
                    default -> throw new IllegalArgumentException("use is access or id");
                });
    }

    /** Signs what the request describes: {@code {"header":{…},"claims":{…}}}. */
    String sign(String request) throws JoseException {
        var parsed = JsonUtil.parseJson(request);
        return key.sign(object(parsed, "header"), object(parsed, "claims"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> object(Map<String, Object> parent, String name) {
        return (Map<String, ?>) parent.getOrDefault(name, Map.of());
    }

    private void keep(SigningKey key) throws IOException {
        if (keyFile.isPresent()) {
            Files.createDirectories(keyFile.get().toAbsolutePath().getParent());
            Files.writeString(keyFile.get(), key.toJson());
        }
    }
}
