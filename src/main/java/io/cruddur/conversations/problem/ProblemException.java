package io.cruddur.conversations.problem;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} through a reactive chain; it has no stack trace, since it is an answer and not a defect. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
