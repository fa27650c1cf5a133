package io.cruddur.conversations.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where failures become answers, each in the dialect of the face that was called. */
@Singleton
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final String MEDIA_TYPE = "application/problem+json";

    private final List<Dialect> dialects;

    Problems(@All List<Dialect> dialects) {
        this.dialects = dialects;
    }

    @ServerExceptionMapper
    RestResponse<Object> problem(ProblemException failure, ContainerRequestContext request) {
        String trace = trace();
        if (failure.problem() instanceof Problem.Unavailable unavailable) {
            LOG.warnf("%s is unavailable (%s): %s", unavailable.backend(), trace, failure.getCause());
        }
        return answer(failure.problem(), request, trace);
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    RestResponse<Object> unauthorized(SecurityException failure, ContainerRequestContext request) {
        return answer(Problem.Plain.of(Kind.UNAUTHORIZED), request, trace());
    }

    /** JSON that isn't, or is of another shape; says where, as a JSON pointer (RFC 6901), if that is inside. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    RestResponse<Object> malformed(JsonProcessingException failure, ContainerRequestContext request) {
        Problem problem = Problem.Plain.of(Kind.BAD_REQUEST);
        if (failure instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            String pointer = mismatch.getPath().stream().map(Problems::step).collect(Collectors.joining());
            problem = new Problem.Malformed(new Problem.Violation(pointer, "Something else is expected there."));
        }
        return answer(problem, request, trace());
    }

    private static String step(JsonMappingException.Reference reference) {
        return "/" + (reference.getFieldName() == null ? reference.getIndex() : reference.getFieldName());
    }

    @ServerExceptionMapper
    RestResponse<Object> framework(WebApplicationException failure, ContainerRequestContext request) {
        Kind kind = Kind.ofStatus(failure.getResponse().getStatus());
        return kind == Kind.INTERNAL ? defect(failure, request) : answer(Problem.Plain.of(kind), request, trace());
    }

    @ServerExceptionMapper
    RestResponse<Object> defect(Throwable failure, ContainerRequestContext request) {
        return answer(defect(failure, request.getUriInfo().getPath()));
    }

    private RestResponse<Object> answer(Problem problem, ContainerRequestContext request, String trace) {
        return answer(tell(problem, request.getUriInfo().getPath(), trace));
    }

    private static RestResponse<Object> answer(Dialect.Told told) {
        var answer = RestResponse.ResponseBuilder.<Object>create(told.status(), null)
                .entity(told.body())
                .type(told.mediaType());
        told.headers().forEach(answer::header);
        return answer.build();
    }

    /** Logs a defect of ours, once, and tells how a request for that path is answered that met it. */
    public Dialect.Told defect(@Nullable Throwable failure, String path) {
        String trace = trace();
        LOG.errorf(failure, "A defect (%s)", trace);
        return tell(Problem.Plain.of(Kind.INTERNAL), path, trace);
    }

    /** How a problem with a request for that path is answered. */
    public Dialect.Told tell(Problem problem, String path) {
        return tell(problem, path, trace());
    }

    private Dialect.Told tell(Problem problem, String path, String trace) {
        return dialects.stream()
                .filter(dialect -> dialect.speaks(path))
                .findFirst()
                .map(dialect -> dialect.tell(problem))
                .orElseGet(() -> new Dialect.Told(
                        problem.kind().status(), MEDIA_TYPE, ProblemJson.of(problem, trace), headers(problem)));
    }

    private static String trace() {
        var span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : UUID.randomUUID().toString().replace("-", "");
    }

    /** The headers that go with a problem in every dialect. */
    public static Map<String, String> headers(Problem problem) {
        return switch (problem) {
            case Problem.Unavailable unavailable -> retryAfter(unavailable.retryAfter());
            case Problem.Later later -> retryAfter(later.retryAfter());
            case Problem.RateLimited limited -> retryAfter(limited.retryAfter());
            case Problem.Plain plain when plain.kind() == Kind.UNAUTHORIZED -> Map.of("WWW-Authenticate", "Bearer");
            default -> Map.of();
        };
    }

    /** In whole seconds, and never so early that a client comes back for nothing. */
    private static Map<String, String> retryAfter(Duration wait) {
        long seconds = Math.ceilDiv(wait.toNanos(), SECOND);
        return Map.of("Retry-After", Long.toString(Math.max(1, seconds)));
    }
}
