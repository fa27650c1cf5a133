package io.cruddur.conversations.devservices;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DevServicesTest {

    /** Injected here and in integration tests alike. */
    DevServicesContext services;

    @Test
    void shouldServeDynamoDb() {
        given().baseUri(property("quarkus.dynamodb.endpoint-override"))
                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host, Signature=any")
                .contentType("application/x-amz-json-1.0")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldServePostgres() throws SQLException {
        var url = "jdbc:" + property("quarkus.datasource.reactive.url");
        try (var connection = DriverManager.getConnection(
                        url, property("quarkus.datasource.username"), property("quarkus.datasource.password"));
                var result = connection
                        .createStatement()
                        .executeQuery(
                                "select pg_encoding_to_char(encoding) from pg_database where datname = 'cruddur'")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo("UTF8");
        }
    }

    @Test
    void shouldIssueCognitoShapedTokens() throws JoseException {
        var access = claims(get("/token/andrewbrown"));
        assertThat(access.getString("sub")).isEqualTo(property("conversations.seed.subjects.\"andrewbrown\""));
        assertThat(access.getString("iss")).isEqualTo(property("quarkus.oidc.auth-server-url"));
        assertThat(access.getString("token_use")).isEqualTo("access");
        assertThat(access.getString("client_id")).isEqualTo(property("quarkus.oidc.client-id"));
        assertThat(access.getString("aud")).isNull();
        assertThat(access.getLong("exp") - access.getLong("iat")).isEqualTo(86_400);

        var id = claims(get("/token/andrewbrown?use=id&expires_in=5"));
        assertThat(id.getString("aud")).isEqualTo(property("quarkus.oidc.client-id"));
        assertThat(id.getString("client_id")).isNull();
        assertThat(id.getString("preferred_username")).isEqualTo("andrewbrown");
        assertThat(id.getLong("exp") - id.getLong("iat")).isEqualTo(5);
    }

    @Test
    void shouldSignWhatItIsAskedTo() {
        var token = given().body("{\"alg\":\"none\"}\n{\"sub\":\"x\",\"exp\":1}")
                .post(property("conversations.devservices.issuer-url") + "/sign")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var parts = token.split("\\.", -1);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                .isEqualTo("{\"alg\":\"none\"}");
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .isEqualTo("{\"sub\":\"x\",\"exp\":1}");
        assertThat(parts[2]).isEmpty();
    }

    private JsonPath claims(String token) throws JoseException {
        var jws = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(token);
        var key = new JsonWebKeySet(get("/.well-known/jwks.json"))
                .findJsonWebKey(jws.getKeyIdHeaderValue(), "RSA", "sig", "RS256");
        jws.setKey(key.getKey());
        return JsonPath.from(jws.getPayload());
    }

    private String get(String path) {
        return given().get(property("conversations.devservices.issuer-url") + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private String property(String name) {
        return services.devServicesProperties().get(name);
    }
}
