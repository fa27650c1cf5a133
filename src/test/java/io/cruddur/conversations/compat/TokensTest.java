package io.cruddur.conversations.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Issuer;
import io.cruddur.conversations.world.Issuer.Change;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Which tokens are good. An unknown key is asked for once in 30 s, which is why the rotation comes first. */
@QuarkusTest
@TestMethodOrder(OrderAnnotation.class)
class TokensTest {

    private static final String ORIGIN = "https://cruddur.example";
    private static final String SUBJECT = UUID.randomUUID().toString();

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;
    Issuer issuer;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        issuer = world.issuer();
    }

    @Test
    @Order(1)
    void shouldFollowARotationOfTheKeyAtOnce() {
        assertThat(status("Bearer " + issuer.accessToken(SUBJECT))).isEqualTo(200);

        issuer.rotate();

        assertThat(status("Bearer " + issuer.accessToken(SUBJECT))).isEqualTo(200);
    }

    @Test
    @Order(2)
    void shouldNotFetchTheKeysForEachRequest() {
        String token = issuer.accessToken(SUBJECT);
        assertThat(status("Bearer " + token)).isEqualTo(200);
        int before = issuer.fetches();

        for (int i = 0; i < 20; i++) {
            assertThat(status("Bearer " + token)).isEqualTo(200);
        }

        assertThat(issuer.fetches()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void shouldNotFetchTheKeysForEachUnknownKey() {
        int before = issuer.fetches();
        var tokens = List.of(
                issuer.accessToken(SUBJECT, kid("one")),
                issuer.accessToken(SUBJECT, kid("two")),
                issuer.accessToken(SUBJECT, kid("three")));
        int minting = issuer.fetches() - before;

        for (String token : tokens) {
            assertThat(status("Bearer " + token)).isEqualTo(401);
        }

        assertThat(issuer.fetches() - before - minting).isLessThanOrEqualTo(1);
    }

    @Test
    void shouldTakeGoodTokens() {
        String access = issuer.accessToken(SUBJECT);

        assertThat(status("Bearer " + access)).isEqualTo(200);
        assertThat(status("bearer " + access)).isEqualTo(200);
        assertThat(status("Bearer " + issuer.idToken(SUBJECT, (_, _) -> {}))).isEqualTo(200);
        assertThat(status("Bearer "
                        + issuer.idToken(
                                SUBJECT,
                                Change.claims(claims -> claims.putArray("aud").add(Issuer.CLIENT)))))
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseATokenThatWasGoodUntilItExpired() throws InterruptedException {
        long expires = Instant.now().plusSeconds(2).getEpochSecond();
        String header = "Bearer " + issuer.accessToken(SUBJECT, Change.claims(claims -> claims.put("exp", expires)));
        assertThat(status(header)).isEqualTo(200);

        Thread.sleep(Duration.between(Instant.now(), Instant.ofEpochSecond(expires + 1)));

        assertThat(told(get(header))).isEqualTo(refusal());
    }

    @Test
    void shouldRefuseBadTokens() throws JoseException {
        var bad = new LinkedHashMap<String, String>();
        bad.put("no token", "Bearer");
        bad.put("null", "Bearer null");
        bad.put("undefined", "Bearer undefined");
        bad.put("garbage", "Bearer garbage");
        bad.put("no scheme", issuer.accessToken(SUBJECT));
        bad.put("another scheme", "Basic " + base64("a:b"));
        bad.put("another scheme with a good token", "Token " + issuer.accessToken(SUBJECT));
        shapes().forEach((what, token) -> bad.put(what, "Bearer " + token));
        claims().forEach((what, token) -> bad.put(what, "Bearer " + token));
        signatures().forEach((what, token) -> bad.put(what, "Bearer " + token));

        var softly = new SoftAssertions();
        softly.assertThat(told(get(null))).as("no header").isEqualTo(refusal());
        bad.forEach(
                (what, header) -> softly.assertThat(told(get(header))).as(what).isEqualTo(refusal()));
        softly.assertAll();
    }

    @Test
    void shouldRefuseABadTokenWhateverIsAsked() {
        Person nobody = world.bearer("garbage");

        assertThat(told(nobody.send(nobody.request("/api/messages/x").header("Origin", ORIGIN))))
                .isEqualTo(refusal());
        assertThat(told(nobody.send(nobody.request("/api/messages")
                        .header("Origin", ORIGIN)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"message\":\"Hello\"}")))))
                .isEqualTo(refusal());
    }

    @Test
    void shouldKnowNobodyBehindTheSeedsMock() {
        Person mock = world.bearer(issuer.accessToken("MOCK"));

        assertThat(mock.get("/api/message_groups").body()).isEqualTo("[]");
        assertThat(mock.get("/api/messages/5ae290ed-55d1-47a0-bc6d-fe2bc2700399")
                        .body())
                .isEqualTo("[]");
        Answer answer = mock.post("{\"handle\":\"bayko\",\"message\":\"Hello\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("[\"cognito_user_id_blank\"]");
    }

    private Map<String, String> shapes() {
        String good = issuer.accessToken(SUBJECT);
        String[] parts = good.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = base64(payload.replace(SUBJECT, UUID.randomUUID().toString()));
        return Map.of(
                "two parts", parts[0] + "." + parts[1],
                "four parts", good + "." + parts[2],
                "no signature", parts[0] + "." + parts[1] + ".",
                "a tampered payload", parts[0] + "." + forged + "." + parts[2]);
    }

    private Map<String, String> claims() {
        long now = Instant.now().getEpochSecond();
        var tokens = new LinkedHashMap<String, String>();
        Map<String, Consumer<ObjectNode>> changes = Map.ofEntries(
                Map.entry("expired", claims -> claims.put("exp", now - 3600)),
                Map.entry("no exp", claims -> claims.remove("exp")),
                Map.entry("an exp that is none", claims -> claims.put("exp", "tomorrow")),
                Map.entry("not yet valid", claims -> claims.put("nbf", now + 3600)),
                Map.entry("another issuer", claims -> claims.put("iss", "https://issuer.example")),
                Map.entry("no issuer", claims -> claims.remove("iss")),
                Map.entry("another client", claims -> claims.put("client_id", "another")),
                Map.entry("no client", claims -> claims.remove("client_id")),
                Map.entry("the client in aud only", claims -> {
                    claims.remove("client_id");
                    claims.put("aud", Issuer.CLIENT);
                }),
                Map.entry("no token_use", claims -> claims.remove("token_use")),
                Map.entry("a refresh token", claims -> claims.put("token_use", "refresh")),
                Map.entry("a token_use that is none", claims -> claims.put("token_use", 7)),
                Map.entry("no sub", claims -> claims.remove("sub")),
                Map.entry("a blank sub", claims -> claims.put("sub", " ")),
                Map.entry("a sub that is none", claims -> claims.put("sub", 7)));
        changes.forEach((what, change) -> tokens.put(what, issuer.accessToken(SUBJECT, Change.claims(change))));
        tokens.put(
                "an id token for another client",
                issuer.idToken(SUBJECT, Change.claims(claims -> claims.put("aud", "another"))));
        tokens.put("an id token for nobody", issuer.idToken(SUBJECT, Change.claims(claims -> claims.remove("aud"))));
        tokens.put(
                "an id token for several",
                issuer.idToken(
                        SUBJECT,
                        Change.claims(claims ->
                                claims.putArray("aud").add(Issuer.CLIENT).add("another"))));
        return tokens;
    }

    private Map<String, String> signatures() throws JoseException {
        return Map.of(
                "no kid", issuer.accessToken(SUBJECT, (header, _) -> header.remove("kid")),
                "an unknown kid", issuer.accessToken(SUBJECT, kid("unknown")),
                "no algorithm", issuer.accessToken(SUBJECT, (header, _) -> header.put("alg", "none")),
                "the public key as a secret", issuer.accessToken(SUBJECT, (header, _) -> header.put("alg", "HS256")),
                "the signature of another key", signedByAnotherKey());
    }

    private String signedByAnotherKey() throws JoseException {
        var good = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(issuer.accessToken(SUBJECT));
        var forged = new JsonWebSignature();
        forged.setAlgorithmHeaderValue("RS256");
        forged.setKeyIdHeaderValue(good.getKeyIdHeaderValue());
        forged.setPayload(good.getUnverifiedPayload());
        forged.setKey(RsaJwkGenerator.generateJwk(2048).getPrivateKey());
        return forged.getCompactSerialization();
    }

    private static Change kid(String kid) {
        return (header, _) -> header.put("kid", kid);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private int status(String authorization) {
        return get(authorization).status();
    }

    private Answer get(String authorization) {
        Person anybody = world.bearer(null);
        var request = anybody.request("/api/message_groups").header("Origin", ORIGIN);
        return anybody.send(authorization == null ? request : request.header("Authorization", authorization));
    }

    private static List<String> refusal() {
        return List.of("401", "{}", "application/json", "Bearer", ORIGIN, "Origin");
    }

    private static List<String> told(Answer answer) {
        return List.of(
                Integer.toString(answer.status()),
                answer.body(),
                answer.header("Content-Type").orElse(""),
                String.join(",", answer.headers().allValues("WWW-Authenticate")),
                answer.header("Access-Control-Allow-Origin").orElse(""),
                answer.header("Vary").orElse(""));
    }
}
