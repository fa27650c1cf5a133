package io.cruddur.conversations.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Stands in for a Cognito user pool: one key at a time, tokens for any handle, and any other token a test can think of.
 * With a key file, its key outlives it. Nothing but the JDK is needed, which therefore runs it from its source as well.
 */
final class Issuer {

    private final String url;
    private final Clock clock;
    private final Optional<Path> keyFile;
    private final AtomicLong keySetFetches = new AtomicLong();
    private volatile SigningKey key;

    Issuer(String url, Clock clock, Optional<Path> keyFile) throws IOException, GeneralSecurityException {
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

    /** Its keys are where the caller has found it, which may be another address than the one in the tokens. */
    String discovery(String host) {
        return """
                {"issuer":"%s","jwks_uri":"http://%s/.well-known/jwks.json","response_types_supported":["code","token"],\
                "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(url, host);
    }

    String keySet() {
        keySetFetches.incrementAndGet();
        return key.publicKeys();
    }

    String stats() {
        return "{\"jwks_fetches\":" + keySetFetches + "}";
    }

    /** From now on only the new key is served, and signs. */
    String rotate() throws IOException, GeneralSecurityException {
        key = SigningKey.generate();
        keep(key);
        return "{\"kid\":\"" + key.id() + "\"}";
    }

    String token(String handle, String use, long expiresIn) throws GeneralSecurityException {
        var claims = new CognitoClaims(url, handle);
        var now = clock.instant();
        var signer = key;
        var header = new LinkedHashMap<String, Object>();
        header.put("kid", signer.id());
        header.put("alg", SigningKey.ALGORITHM);
        return signer.sign(
                json(header),
                json(
                        switch (use) {
                            case "access" -> claims.accessToken(now, expiresIn);
                            case "id" -> claims.idToken(now, expiresIn);
                            default -> throw new IllegalArgumentException("use is access or id");
                        }));
    }

    /** Signs what the request says: a header in the first line, claims in the others. */
    String sign(String request) throws GeneralSecurityException {
        int end = request.indexOf('\n');
        if (end < 0) {
            throw new IllegalArgumentException("a line with the header, and the claims");
        }
        return key.sign(request.substring(0, end), request.substring(end + 1));
    }

    private static String json(Map<String, Object> object) {
        return object.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ":"
                        + (entry.getValue() instanceof String text ? quoted(text) : entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private void keep(SigningKey key) throws IOException {
        if (keyFile.isPresent()) {
            Files.createDirectories(keyFile.get().toAbsolutePath().getParent());
            Files.writeString(keyFile.get(), key.toText());
        }
    }
}
