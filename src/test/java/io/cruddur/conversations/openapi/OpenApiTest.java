package io.cruddur.conversations.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Description;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The API's description: what is served is what is checked in, so that a change of the API is seen and decided. */
@QuarkusTest
class OpenApiTest {

    private static final Path CHECKED_IN = Description.FILE;

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;

    @Test
    void shouldBeWhatIsCheckedIn() throws IOException {
        Person anybody = World.of(service, devServices).bearer(null);
        Answer answer = anybody.get("/q/openapi");
        assertThat(answer.status()).isEqualTo(200);

        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(CHECKED_IN, answer.body());
        }

        assertThat(CHECKED_IN)
                .as("If the API is meant to change: ./mvnw test -Dtest=OpenApiTest -Dopenapi.write")
                .hasContent(answer.body());
    }
}
