package io.cruddur.conversations.devservices;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DevServicesTest {

    DevServicesContext services;

    @Test
    void shouldServeTheKeySet() {
        var issuer = services.devServicesProperties().get("conversations.devservices.issuer-url");
        assertThat(get(issuer + "/.well-known/jwks.json").jsonPath().getList("keys"))
                .hasSize(1);
    }
}
