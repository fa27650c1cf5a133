package io.cruddur.conversations.world;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That an answer which isn't as described doesn't go through. */
class ContractTest {

    private static final String ADA =
            "{'id':'5ae290ed-55d1-47a0-bc6d-fe2bc2700399','handle':'ada','display_name':'Ada'}";
    private static final String MISSING =
            "{'type':'/problems/not-found','title':'No','status':404,'traceId':'4bf92f3577b34da6a3ce929d0e0e4736'}";

    @Test
    void shouldPassWhatIsDescribed() {
        assertThatNoException().isThrownBy(() -> {
            check("GET", "/v1/me", 200, "application/json;charset=UTF-8", ADA);
            check("HEAD", "/v1/me", 200, "application/json", "");
            check("GET", "/v1/users/@ada", 404, "application/problem+json", MISSING);
            check("GET", "/v1/nothing", 404, "application/problem+json", MISSING);
            check("GET", "/api/nothing", 404, "application/json", "['generic_404']");
            check("GET", "/api/message_groups", 401, "application/json", "{}", "WWW-Authenticate: Bearer");
            check("GET", "/api/message_groups", 503, "application/json", "['generic_503']", "Retry-After: 1");
            check("GET", "/q/health", 503, "text/plain", "");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            GET  | /v1/me              | 204 | application/json         | {}                  | There is no such status
            GET  | /v1/me              | 200 | text/plain               | {}                  | There is no such content type
            GET  | /v1/me              | 200 | application/json         | {}                  | required property 'id' not found
            GET  | /v1/me              | 200 | application/json         | {'email':'a@b'}     | 'email' is not defined
            GET  | /v1/me              | 200 | application/json         | {'id':'7'}          | uuid
            GET  | /v1/me              | 503 | application/problem+json | {}                  | Retry-After is missing
            GET  | /v1/me              | 406 | application/problem+json | {'type':'/problems/x'} | no such problem as /problems/x
            GET  | /v1/nothing         | 404 | application/json         | ['generic_404']     | There is no such content type
            PUT  | /v1/blocks/@ada     | 204 | application/json         | {}                  | There is no body
            GET  | /v1/nothing         | 200 | application/json         | {}                  | There is no such operation
            PUT  | /v1/me              | 200 | application/json         | {}                  | There is no such operation
            GET  | /api/nothing        | 404 | application/json         | {}                  | array expected
            GET  | /api/message_groups | 200 | application/json         | [{}]                | required property
            """)
    void shouldFindWhatIsNot(String method, String path, int status, String type, String body, String flaw) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> check(method, path, status, type, body))
                .withMessageContaining(flaw);
    }

    @Test
    void shouldFindHeadersThatAreNotDescribedOrNotValid() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> check("GET", "/v1/me", 200, "application/json", ADA, "Location: /v1/me"))
                .withMessageContaining("There is no such header as Location");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> check("GET", "/api/message_groups", 503, "application/json", "['x']", "Retry-After: -1"))
                .withMessageContaining("minimum");
    }

    private static void check(String method, String path, int status, String type, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        Map<String, List<String>> all = Stream.concat(Stream.of("Content-Type: " + type), Stream.of(headers))
                .map(header -> header.split(": ", 2))
                .collect(Collectors.toMap(header -> header[0], header -> List.of(header[1])));
        var _ = Contract.check(
                request, new Answer(status, HttpHeaders.of(all, (_, _) -> true), body.replace('\'', '"')));
    }
}
