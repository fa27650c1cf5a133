package io.cruddur.conversations.problem;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} through a reactive chain; it has no stack trace, since it is an answer and not a defect. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause, false, false);
        this.problem = problem;
    }

    /** Whether a failure is a problem of that kind. */
    public static Predicate<Throwable> isOf(Kind kind) {
        return failure -> failure instanceof ProblemException known && known.problem.kind() == kind;
    }

    public Problem problem() {
        return problem;
    }
}
