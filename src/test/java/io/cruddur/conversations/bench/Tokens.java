package io.cruddur.conversations.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Whom tokens speak for: checked the first time, and from then on remembered. */
final class Tokens {

    private static final String WHO = "SELECT uuid, handle, display_name FROM public.users WHERE cognito_user_id = $1";

    private final Map<String, Future<Caller>> remembered = new HashMap<>();
    private final JwtConsumer rules;
    private final PgConnection postgres;

    private Tokens(JwtConsumer rules, PgConnection postgres) {
        this.rules = rules;
        this.postgres = postgres;
    }

    static Tokens of(Vertx vertx, String postgres, String issuer) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/jwks.json"))
                .build();
        String keys;
        try (var http = HttpClient.newHttpClient()) {
            keys = http.send(request, BodyHandlers.ofString()).body();
        }
        var rules = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
                .setExpectedIssuer(issuer)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setSkipDefaultAudienceValidation()
                .build();
        var connection = PgConnection.connect(vertx, postgres)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return new Tokens(rules, connection);
    }

    Future<Caller> caller(String authorization) {
        return authorization == null
                ? Future.failedFuture("no token")
                : remembered.computeIfAbsent(authorization, this::check);
    }

    private Future<Caller> check(String authorization) {
        try {
            String subject = rules.processToClaims(authorization.substring("Bearer ".length()))
                    .getSubject();
            return postgres.preparedQuery(WHO).execute(Tuple.of(subject)).map(rows -> {
                Row row = rows.iterator().next();
                return new Caller(row.getUUID(0).toString(), row.getString(1), row.getString(2));
            });
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Future.failedFuture(e);
        }
    }
}
