package io.cruddur.conversations.problem;

import java.time.Duration;
import java.util.List;

/** Everything that a request can fail with on purpose; anything else is a defect of ours. */
public sealed interface Problem {

    /** Its entry in the catalogue. */
    Kind kind();

    /** What is particular about this occurrence; empty if nothing is. */
    default String detail() {
        return "";
    }

    /** The conversation or message doesn't exist, or the caller is no member: the two are never told apart. */
    record NotFound() implements Problem {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    /** The token is good, but Postgres has no such user. */
    record Unregistered() implements Problem {
        @Override
        public Kind kind() {
            return Kind.UNREGISTERED;
        }
    }

    /** A back end is down, throttles, or is too contended. Nothing is known to be stored. */
    record Unavailable(String backend, Duration retryAfter) implements Problem {

        /** Of that back end, whose name is for the log; a client may try again in a second. */
        public static Unavailable of(String backend) {
            return new Unavailable(backend, Duration.ofSeconds(1));
        }

        @Override
        public Kind kind() {
            return Kind.UNAVAILABLE;
        }
    }

    /** The caller has used up an allowance of theirs; nothing was done. */
    record RateLimited(String allowance, Duration retryAfter) implements Problem {
        @Override
        public Kind kind() {
            return Kind.RATE_LIMITED;
        }

        @Override
        public String detail() {
            return "The allowance \"" + allowance + "\" is used up.";
        }
    }

    /** Not now, and nothing was done. */
    record Later(Kind kind, Duration retryAfter) implements Problem {

        /** A client may try again in a second. */
        public static Later of(Kind kind) {
            return new Later(kind, Duration.ofSeconds(1));
        }
    }

    /** Parts of the request can't be accepted. */
    record Invalid(List<Violation> violations) implements Problem {

        public Invalid {
            violations = List.copyOf(violations);
        }

        public static Invalid of(String pointer, String detail) {
            return new Invalid(List.of(new Violation(pointer, detail)));
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    /** The body is JSON, but a part of it of another form than is taken there. */
    record Malformed(Violation violation) implements Problem {
        @Override
        public Kind kind() {
            return Kind.BAD_REQUEST;
        }
    }

    /**
     * What is wrong with one part.
     *
     * @param pointer the part of the body, a JSON pointer (RFC 6901), or the name of a parameter or header
     */
    record Violation(String pointer, String detail) {}

    /** Any other kind that says all there is to say. */
    record Plain(Kind kind, String detail) implements Problem {
        public static Plain of(Kind kind) {
            return new Plain(kind, "");
        }
    }

    /** An occurrence of a kind, to describe it with. */
    static Problem sample(Kind kind) {
        return switch (kind) {
            case INVALID -> Invalid.of("/text", "It must not be blank.");
            case RATE_LIMITED -> new RateLimited("send", Duration.ofSeconds(1));
            case UNAVAILABLE -> Unavailable.of("DynamoDB");
            case TOO_MANY_STREAMS, OVERLOADED -> Later.of(kind);
            default -> Plain.of(kind);
        };
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
