package io.cruddur.conversations.live;

import io.cruddur.conversations.user.CallerPrincipal;
import io.cruddur.conversations.user.Subject;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * What stands for a token where none can be sent, for a minute and for one thing: to open a stream of events. Signed, so that
 * any instance with the same key takes it; nothing is kept of it.
 */
@Startup // which ends when the key is no good
@ApplicationScoped
class Tickets {

    private static final Logger LOG = Logger.getLogger(Tickets.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(60);
    private static final int LEAST_BYTES = 32;
    private static final String PURPOSE = "events";

    /** The time when the token expires that the ticket stands for, and with it what the ticket has opened. */
    private static final String TOKEN_EXPIRES = "token_exp";

    private final InstantSource clock;
    private final HmacKey key;

    /** A ticket, and until when it is good. */
    record Ticket(String text, Instant expiresAt) {}

    Tickets(EventsConfig config, InstantSource clock) {
        this.clock = clock;
        key = new HmacKey(config.ticketKey().map(Tickets::bytes).orElseGet(() -> random(config)));
    }

    private static byte[] bytes(String configured) {
        byte[] bytes = configured.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException("conversations.events.ticket-key (EVENTS_TICKET_KEY) is too short: "
                    + "it has at least 32 bytes; `openssl rand -base64 32` makes one");
        }
        return bytes;
    }

    private static byte[] random(EventsConfig config) {
        if (config.bus() != EventsConfig.BusKind.MEMORY) {
            LOG.warn("There is no EVENTS_TICKET_KEY: a ticket is good at the instance only that gave it");
        }
        byte[] bytes = new byte[LEAST_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** A ticket for that person, good for 60 seconds, but no longer than the token. */
    Ticket issue(CallerPrincipal caller) {
        Instant tokenExpires = caller.expires();
        Instant minute = Instant.ofEpochSecond(clock.instant().plus(GOOD_FOR).getEpochSecond());
        Instant expires = minute.isBefore(tokenExpires) ? minute : tokenExpires;
        var claims = new JwtClaims();
        claims.setAudience(PURPOSE);
        claims.setSubject(caller.subject().value());
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        claims.setClaim(TOKEN_EXPIRES, tokenExpires.getEpochSecond());
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        try {
            return new Ticket(signature.getCompactSerialization(), expires);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whom a good ticket stands for. */
    Optional<CallerPrincipal> read(String ticket) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(
                            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
                    .setVerificationKey(key)
                    .setExpectedAudience(PURPOSE)
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(ticket);
            return Optional.of(new CallerPrincipal(
                    new Subject(claims.getSubject()),
                    Instant.ofEpochSecond(claims.getClaimValue(TOKEN_EXPIRES, Long.class))));
        } catch (InvalidJwtException | MalformedClaimException _) {
            return Optional.empty();
        }
    }
}
