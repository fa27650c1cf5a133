package io.cruddur.conversations.openapi;

import io.cruddur.conversations.problem.Kind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** The problems that it can meet, in the catalogue's order. */
    Stream<Kind> problems() {
        return Stream.of(Kind.values()).filter(this::meets);
    }

    private boolean meets(Kind kind) {
        return switch (kind) {
            case NOT_ACCEPTABLE, INTERNAL, UNAVAILABLE -> true;
            case UNAUTHORIZED, UNREGISTERED, RATE_LIMITED -> token;
            case BAD_REQUEST -> body || !parameters.isEmpty();
            case PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> body;
            case INVALID -> body || takes(In.QUERY) || takes(In.HEADER);
            case NOT_FOUND -> takes(In.PATH);
            case BAD_CURSOR -> takes("cursor");
            case IDEMPOTENCY_KEY_REUSED -> takes("Idempotency-Key");
            case PRECONDITION_FAILED, PRECONDITION_REQUIRED -> takes("If-Match");
            case METHOD_NOT_ALLOWED,
                    BLOCKED,
                    NOT_THE_OWNER,
                    NOT_THE_AUTHOR,
                    TOO_LATE,
                    NOT_A_GROUP,
                    GROUP_FULL,
                    DELETED -> false;
        };
    }

    private boolean takes(In place) {
        return parameters.stream().anyMatch(parameter -> parameter.getIn() == place);
    }

    boolean takes(String name) {
        return parameters.stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }
}
