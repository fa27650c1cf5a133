package io.cruddur.conversations.devservices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The issuer's RSA key: signs, and shows its public half as a key set. */
record SigningKey(String id, KeyPair pair) {

    static final String ALGORITHM = "RS256";

    private static final Pattern NAMED = Pattern.compile("\"alg\"\\s*:\\s*\"([^\"]*)\"");

    static SigningKey generate() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return new SigningKey(UUID.randomUUID().toString(), generator.generateKeyPair());
    }

    /** What {@link #toText()} has written. */
    static SigningKey parse(String text) throws GeneralSecurityException {
        var lines = text.lines().toList();
        var keys = KeyFactory.getInstance("RSA");
        return new SigningKey(
                lines.get(0),
                new KeyPair(
                        keys.generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
                        keys.generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(2))))));
    }

    String toText() {
        var encoder = Base64.getEncoder();
        return String.join(
                "\n",
                id,
                encoder.encodeToString(pair.getPublic().getEncoded()),
                encoder.encodeToString(pair.getPrivate().getEncoded()));
    }

    String publicKeys() {
        var key = (RSAPublicKey) pair.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"%s\",\"use\":\"sig\",\"alg\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(id, ALGORITHM, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    /** Signs exactly these claims under exactly this header, both JSON, however wrong, by the algorithm it names. */
    String sign(String header, String claims) throws GeneralSecurityException {
        String signed = encoded(header.getBytes(UTF_8)) + "." + encoded(claims.getBytes(UTF_8));
        Matcher named = NAMED.matcher(header);
        return signed + "." + encoded(signature(named.find() ? named.group(1) : ALGORITHM, signed.getBytes(UTF_8)));
    }

    /** For {@code HS…} with the public key as the secret: the forgery every verifier must see through. */
    private byte[] signature(String algorithm, byte[] signed) throws GeneralSecurityException {
        if (algorithm.equals("none")) {
            return new byte[0];
        }
        String bits = algorithm.substring(Math.min(2, algorithm.length()));
        if (algorithm.startsWith("HS")) {
            var mac = Mac.getInstance("HmacSHA" + bits);
            mac.init(new SecretKeySpec(pair.getPublic().getEncoded(), mac.getAlgorithm()));
            return mac.doFinal(signed);
        }
        var signature = Signature.getInstance("SHA" + bits + "withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(signed);
        return signature.sign();
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return encoded(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
