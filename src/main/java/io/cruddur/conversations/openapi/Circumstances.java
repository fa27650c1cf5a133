package io.cruddur.conversations.openapi;

import io.cruddur.conversations.problem.Kind;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/**
 * What an operation takes, which tells what can go wrong with it.
 *
 * @param token whether it needs one
 */
record Circumstances(boolean token, boolean body, List<Parameter> parameters) {

    static Circumstances of(Operation operation) {
        return new Circumstances(
                !Objects.requireNonNullElse(operation.getSecurity(), List.of()).isEmpty(),
                operation.getRequestBody() != null,
                Objects.requireNonNullElse(operation.getParameters(), List.of()));
    }

    /** Whether they lead to problems of that kind; if not, an operation that meets them says so ({@code FailsWith}). */
    boolean lead(Kind kind) {
        return switch (kind) {
            case NOT_ACCEPTABLE, INTERNAL, OVERLOADED, UNAVAILABLE -> true;
            case UNAUTHORIZED, UNREGISTERED, RATE_LIMITED -> token;
            case BAD_REQUEST, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> body;
            case INVALID -> body || takes(In.QUERY) || takes("Idempotency-Key");
            case NOT_FOUND -> takes(In.PATH);
            case BAD_CURSOR -> takes("cursor");
            case IDEMPOTENCY_KEY_REUSED -> takes("Idempotency-Key");
            case PRECONDITION_FAILED, PRECONDITION_REQUIRED -> takes("If-Match");
            default -> false;
        };
    }

    private boolean takes(In place) {
        return parameters.stream().anyMatch(parameter -> parameter.getIn() == place);
    }

    boolean takes(String name) {
        return parameters.stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }
}
