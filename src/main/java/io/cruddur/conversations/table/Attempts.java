package io.cruddur.conversations.table;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** How often the SDK tries a call. */
final class Attempts {

    private static final BackoffStrategy FULL_JITTER =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofMillis(500));

    private Attempts() {}

    /**
     * So often at most, with full jitter in between, and less while most calls fail; also after an answer that was garbled on
     * its way, which the SDK itself takes for final.
     */
    static StandardRetryStrategy retries(int attempts) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .retryOnExceptionOrCauseInstanceOf(Crc32MismatchException.class)
                .backoffStrategy(FULL_JITTER)
                .throttlingBackoffStrategy(FULL_JITTER)
                .build();
    }

    /** So often one call, whatever its client does. */
    static AwsRequestOverrideConfiguration only(int attempts) {
        return with(retries(attempts));
    }

    /** Once, or twice on a connection that was no good any more, as one may be after what has gone before. */
    static AwsRequestOverrideConfiguration once() {
        return with(StandardRetryStrategy.builder()
                .maxAttempts(2)
                .retryOnExceptionOrCauseInstanceOf(IOException.class)
                .backoffStrategy(FULL_JITTER)
                .build());
    }

    private static AwsRequestOverrideConfiguration with(StandardRetryStrategy retries) {
        SdkPlugin plugin = client -> client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .retryStrategy(retries)
                .build());
        return AwsRequestOverrideConfiguration.builder().addPlugin(plugin).build();
    }
}
