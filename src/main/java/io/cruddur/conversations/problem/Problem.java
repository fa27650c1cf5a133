package io.cruddur.conversations.problem;

import java.time.Duration;

/** Everything that a request can fail with on purpose; anything else is a defect of ours (500). */
public sealed interface Problem {

    /** The conversation doesn't exist, or the caller is no member of it: the two are never told apart. */
    record NoSuchConversation() implements Problem {}

    /**
     * A back end is down, throttles, or is too contended. Nothing is known to be stored.
     *
     * @param backend what is unavailable, for the log
     * @param retryAfter when a client may try again
     */
    record Unavailable(String backend, Duration retryAfter) implements Problem {
        public static Unavailable of(String backend) {
            return new Unavailable(backend, Duration.ofSeconds(1));
        }
    }

    /** This problem as the failure of a {@code Uni}. */
    default ProblemException failure() {
        return new ProblemException(this, null);
    }

    /** This problem as the failure of a {@code Uni}, with the cause that the edge logs once. */
    default ProblemException failure(Throwable cause) {
        return new ProblemException(this, cause);
    }
}
