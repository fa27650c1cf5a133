package io.cruddur.conversations.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem as {@code application/problem+json}.
 *
 * @param type a page that says what to do about it
 * @param traceId under which the log has more
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@RegisterForReflection(targets = {ProblemJson.class, Problem.Violation.class})
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemJson(
        String type,
        String title,
        int status,
        String detail,
        @JsonProperty("traceId") String traceId,
        List<Problem.Violation> errors) {

    /** As it is told under that trace id. */
    public static ProblemJson of(Problem problem, String traceId) {
        Kind kind = problem.kind();
        return new ProblemJson(
                "/problems/" + kind.slug(),
                kind.title(),
                kind.status(),
                problem.detail(),
                traceId,
                violations(problem));
    }

    private static List<Problem.Violation> violations(Problem problem) {
        return switch (problem) {
            case Problem.Invalid invalid -> invalid.violations();
            case Problem.Malformed malformed -> List.of(malformed.violation());
            default -> List.of();
        };
    }
}
