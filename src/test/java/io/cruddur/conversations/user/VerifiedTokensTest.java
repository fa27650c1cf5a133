package io.cruddur.conversations.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** For how long a token is taken for good without being checked again. */
class VerifiedTokensTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String HEADER = "Bearer one";

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final VerifiedTokens tokens =
            new VerifiedTokens(now::get, () -> Duration.between(NOON, now.get()).toNanos());

    @Test
    void shouldKnowATokenForAMinute() {
        var caller = caller(Duration.ofHours(1));
        tokens.remember(HEADER, caller);

        pass(Duration.ofSeconds(59));
        assertThat(tokens.find(HEADER)).contains(caller);

        pass(Duration.ofSeconds(1));
        assertThat(tokens.find(HEADER)).isEmpty();
    }

    @Test
    void shouldNotKnowATokenThatHasExpired() {
        tokens.remember(HEADER, caller(Duration.ofSeconds(10)));

        pass(Duration.ofSeconds(10));

        assertThat(tokens.find(HEADER)).isEmpty();
    }

    @Test
    void shouldNotTakeOneTokenForAnother() {
        tokens.remember(HEADER, caller(Duration.ofHours(1)));

        assertThat(tokens.find(HEADER + "1")).isEmpty();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static CallerPrincipal caller(Duration goodFor) {
        return new CallerPrincipal(new Subject("somebody"), NOON.plus(goodFor));
    }
}
