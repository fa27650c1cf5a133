package io.cruddur.conversations.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What is true of every problem that {@code /v1} answers with. */
public final class Problems {

    private Problems() {}

    public static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("type").asText()).isEqualTo("/problems/" + slug);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("traceId").asText()).matches("[0-9a-f]{32}");
    }

    /** Two answers are the same when they differ at most in their {@code traceId}, which is each answer's own. */
    public static void assertSame(Answer one, Answer other) {
        assertThat(other.status()).as(other.body()).isEqualTo(one.status());
        assertThat(other.headers().allValues("Content-Type"))
                .isEqualTo(one.headers().allValues("Content-Type"));
        assertThat(other.headers().map().keySet()).isEqualTo(one.headers().map().keySet());
        assertThat(untraced(other)).isEqualTo(untraced(one));
    }

    private static String untraced(Answer answer) {
        return answer.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
    }
}
