package io.cruddur.conversations.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;

/**
 * How often everybody may do one kind of thing: a bucket of tokens for each person who did so lately. A bucket left alone
 * until it must be full again is forgotten.
 */
@RegisterForReflection(
        classNames = { // Caffeine looks its generated classes up by name, and the native binary needs to be told
            "com.github.benmanes.caffeine.cache.PSAMS",
            "com.github.benmanes.caffeine.cache.SSMSA"
        })
final class Allowance {

    private static final long REMEMBERED = 100_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final long capacity;
    private final long fill;
    private final long next;
    private final Bandwidth bandwidth;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /**
     * A token, or none.
     *
     * @param left the tokens that are there now
     * @param seconds after which there is one more, at least 1
     */
    record Token(boolean granted, long left, long seconds) {}

    /** The part of the allowance that each of so many instances gives. */
    Allowance(String name, LimitsConfig.Allowance config, int instances, TimeMeter time) {
        if (config.burst() < 1 || config.perSecond() < 1 || instances < 1) {
            throw new IllegalArgumentException("conversations.limits: everything is at least 1");
        }
        this.name = name;
        this.time = time;
        capacity = Math.max(1, config.burst() / instances);
        fill = Math.ceilDiv(capacity * instances, config.perSecond());
        next = Math.ceilDiv(instances, config.perSecond());
        bandwidth = Bandwidth.builder()
                .capacity(capacity)
                .refillGreedy(config.perSecond(), Duration.ofSeconds(instances))
                .build();
        buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(Duration.ofSeconds(fill))
                .ticker(time::currentTimeNanos)
                .build();
    }

    String name() {
        return name;
    }

    /** Takes a token from that person's bucket, if there is one. */
    Token take(String person) {
        ConsumptionProbe probe = buckets.get(person, _ -> full()).tryConsumeAndReturnRemaining(1);
        long left = probe.getRemainingTokens();
        return probe.isConsumed()
                ? new Token(true, left, next)
                : new Token(false, left, Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), SECOND)));
    }

    /** The value of {@code RateLimit-Policy}. */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, capacity, fill);
    }

    /** The value of {@code RateLimit}. */
    String state(Token token) {
        return "\"%s\";r=%d;t=%d".formatted(name, token.left(), token.seconds());
    }

    /** How many people's buckets are remembered. */
    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(time)
                .build();
    }
}
