package io.cruddur.conversations.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whose token it is that was found good a moment ago, so that its signature isn't checked with every request. It is known
 * by its digest, and for a minute: a key that the issuer withdraws is good for no longer than that, an expired token not at
 * all.
 */
@ApplicationScoped
class VerifiedTokens {

    private static final Duration MEMORY = Duration.ofMinutes(1);

    /** One takes about 300 bytes. */
    private static final int MOST = 20_000;

    private final InstantSource clock;

    private final Cache<ByteBuffer, CallerPrincipal> callers;

    @Inject
    VerifiedTokens(InstantSource clock) {
        this(clock, Ticker.systemTicker());
    }

    VerifiedTokens(InstantSource clock, Ticker ticker) {
        this.clock = clock;
        // Configured as in Memory, which tells the native binary which of Caffeine's classes that takes
        this.callers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<ByteBuffer, CallerPrincipal>creating((_, _) -> MEMORY))
                .ticker(ticker)
                .build();
    }

    /** Whose it is, by the whole {@code Authorization} header. */
    Optional<CallerPrincipal> find(String authorization) {
        return Optional.ofNullable(callers.getIfPresent(digest(authorization)))
                .filter(caller -> clock.instant().isBefore(caller.expires()));
    }

    void remember(String authorization, CallerPrincipal caller) {
        callers.put(digest(authorization), caller);
    }

    private static ByteBuffer digest(String authorization) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
