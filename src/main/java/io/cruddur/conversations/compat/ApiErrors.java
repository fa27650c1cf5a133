package io.cruddur.conversations.compat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors as this face's client shows them: arrays of code strings; only 401 is an object, an empty one. */
class ApiErrors {

    private static final Logger LOG = Logger.getLogger(ApiErrors.class);

    @ServerExceptionMapper
    RestResponse<Object> failure(ApiFailure failure) {
        return codes(failure.status(), failure.codes());
    }

    @ServerExceptionMapper
    RestResponse<Object> problem(ProblemException failure) {
        return switch (failure.problem()) {
            case Problem.NoSuchConversation() -> generic(403);
            case Problem.Unavailable unavailable -> {
                LOG.warnf("%s is unavailable: %s", unavailable.backend(), failure.getCause());
                yield answer(503, List.of("generic_503"))
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                unavailable.retryAfter().toSeconds())
                        .build();
            }
        };
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    RestResponse<Object> unauthorized(SecurityException failure) {
        return answer(401, Map.of())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** JSON that isn't, or is of another shape. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    RestResponse<Object> malformed(JsonProcessingException failure) {
        return generic(400);
    }

    @ServerExceptionMapper
    RestResponse<Object> framework(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            LOG.error("A defect", failure);
        }
        return generic(status);
    }

    @ServerExceptionMapper
    RestResponse<Object> defect(Throwable failure) {
        LOG.error("A defect", failure);
        return generic(500);
    }

    private static RestResponse<Object> generic(int status) {
        return codes(status, List.of("generic_" + status));
    }

    private static RestResponse<Object> codes(int status, List<String> codes) {
        return answer(status, codes).build();
    }

    private static RestResponse.ResponseBuilder<Object> answer(int status, Object body) {
        return RestResponse.ResponseBuilder.<Object>create(status, null)
                .entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE);
    }
}
