package io.cruddur.conversations.admin.target;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The stores that a command acts on.
 *
 * @param prod whether they are production's
 * @param endpoint of DynamoDB
 * @param postgres the URL of the database, if it is known
 * @param dummyCredentials whether DynamoDB is a local one, and nobody has said how to sign for it
 */
public record Place(
        boolean prod, URI endpoint, String region, String table, Optional<String> postgres, boolean dummyCredentials) {

    /** Nobody connects to it: it is there since the configuration needs a value. */
    private static final String NO_POSTGRES = "postgresql://unused.invalid/unused";

    /** What the application has to be told to act on them. */
    Map<String, String> configuration() {
        var configuration = new LinkedHashMap<String, String>();
        configuration.put("quarkus.profile", "prod,command");
        configuration.put("quarkus.dynamodb.endpoint-override", endpoint.toString());
        configuration.put("quarkus.dynamodb.aws.region", region);
        configuration.put("conversations.table.name", table);
        configuration.put("quarkus.datasource.reactive.url", postgres.orElse(NO_POSTGRES));
        if (dummyCredentials) {
            configuration.put("quarkus.dynamodb.aws.credentials.type", "static");
            configuration.put("quarkus.dynamodb.aws.credentials.static-provider.access-key-id", "local");
            configuration.put("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", "local");
        }
        return configuration;
    }
}
