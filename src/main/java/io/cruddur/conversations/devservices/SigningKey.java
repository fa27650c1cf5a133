package io.cruddur.conversations.devservices;

import java.security.Key;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The issuer's RSA key: signs, and shows its public half as a key set. */
record SigningKey(RsaJsonWebKey jwk) {

    private static final String DEFAULT_ALGORITHM = "RS256";

    static SigningKey generate() throws JoseException {
        var jwk = RsaJwkGenerator.generateJwk(2048);
        jwk.setKeyId(UUID.randomUUID().toString());
        jwk.setAlgorithm(DEFAULT_ALGORITHM);
        jwk.setUse("sig");
        return new SigningKey(jwk);
    }

    static SigningKey parse(String json) throws JoseException {
        return new SigningKey((RsaJsonWebKey) JsonWebKey.Factory.newJwk(json));
    }

    String id() {
        return jwk.getKeyId();
    }

    String toJson() {
        return jwk.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
    }

    String publicKeys() {
        return "{\"keys\":[" + jwk.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}";
    }

    /** Signs exactly these claims under exactly this header, however wrong; only {@code alg} has a default. */
    String sign(Map<String, ?> header, Map<String, ?> claims) throws JoseException {
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(DEFAULT_ALGORITHM);
        header.forEach((name, value) -> {
            if (value != null) {
                jws.getHeaders().setObjectHeaderValue(name, value);
            }
        });
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setDoKeyValidation(false);
        jws.setPayload(JsonUtil.toJson(claims));
        jws.setKey(keyFor(jws.getAlgorithmHeaderValue()));
        return jws.getCompactSerialization();
    }

    /** For {@code HS…} the public key as the secret: the forgery every verifier must see through. */
    private @Nullable Key keyFor(String algorithm) {
        if (algorithm.equals("none")) {
            return null;
        }
        return algorithm.startsWith("HS") ? new HmacKey(jwk.getRsaPublicKey().getEncoded()) : jwk.getRsaPrivateKey();
    }
}
