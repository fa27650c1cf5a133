package io.cruddur.conversations.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the types of problems resolve to. */
@QuarkusTest
class ProblemPagesTest {

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    Person anybody;

    @BeforeEach
    void enter() {
        anybody = World.of(service, devServices).bearer(null);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldExplainEveryKind(Kind kind) {
        Answer page = page("/problems/" + kind.slug());

        assertThat(page.body())
                .contains("<h1>" + kind.title() + "</h1>", "Status " + kind.status())
                .doesNotContain("`", "%");
        assertThat(page("/problems").body()).contains("href=\"/problems/" + kind.slug() + "\"", kind.title());
    }

    @Test
    void shouldResolveTheTypeOfAProblem() {
        Answer problem = anybody.get("/v1/me");

        assertThat(page(problem.json().get("type").asText()).body())
                .contains("<code>Authorization: Bearer …</code>")
                .contains(problem.json().get("title").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "NOT-FOUND", "not_found", "%3Cb%3E"})
    void shouldKnowNoOther(String slug) {
        Answer answer = anybody.get("/problems/" + slug);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    private Answer page(String path) {
        Answer answer = anybody.send(anybody.request(path).header("Accept", "text/html,*/*;q=0.8"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("text/html;charset=UTF-8");
        return answer;
    }
}
