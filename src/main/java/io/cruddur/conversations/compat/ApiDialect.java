package io.cruddur.conversations.compat;

import io.cruddur.conversations.problem.Dialect;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.Problems;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems as this face's client shows them: arrays of code strings; only 401 is an object, an empty one. */
@Singleton
class ApiDialect implements Dialect {

    private static final String JSON = "application/json";
    private static final int FORBIDDEN = 403;

    @Override
    public boolean speaks(String path) {
        return path.startsWith("/api/");
    }

    @Override
    public Told tell(Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> generic(problem, FORBIDDEN);
            case Problem.Plain plain
            when plain.kind() == Kind.UNAUTHORIZED ->
                new Told(plain.kind().status(), JSON, Map.of(), Problems.headers(problem));
            default -> generic(problem, problem.kind().status());
        };
    }

    private static Told generic(Problem problem, int status) {
        return new Told(status, JSON, List.of("generic_" + status), Problems.headers(problem));
    }

    @ServerExceptionMapper
    RestResponse<List<String>> codes(ApiFailure failure) {
        return RestResponse.ResponseBuilder.<List<String>>create(failure.status(), null)
                .entity(failure.codes())
                .type(JSON)
                .build();
    }
}
