package io.cruddur.conversations.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.World;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class OpenApiIT extends OpenApiTest {

    @Test
    void shouldLeaveTheUserInterfaceToDevMode() {
        var anybody = World.of(service, devServices).bearer(null);

        assertThat(anybody.get("/q/swagger-ui").status()).isEqualTo(404);
        assertThat(anybody.get("/q/swagger-ui/").status()).isEqualTo(404);
    }
}
