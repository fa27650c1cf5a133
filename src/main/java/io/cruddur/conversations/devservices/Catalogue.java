package io.cruddur.conversations.devservices;

import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The three services: their names in the Dev UI, their well-known ports in dev mode, and the configuration that points
 * the application at them.
 */
record Catalogue(Settings settings, ChildProcesses children, Stores stores, boolean wellKnownPorts) {

    private static final String DATABASE = "cruddur";
    private static final List<String> SEEDED = List.of("andrewbrown", "altbrown", "bayko", "londo");

    DevServicesResultBuildItem dynamoDb() {
        var config = new LinkedHashMap<String, Function<LocalServer, String>>();
        config.put("quarkus.dynamodb.endpoint-override", service -> "http://" + service.address());
        config.put("quarkus.dynamodb.aws.region", service -> "us-east-1");
        config.put("quarkus.dynamodb.aws.credentials.type", service -> "static");
        config.put("quarkus.dynamodb.aws.credentials.static-provider.access-key-id", service -> "local");
        config.put("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key", service -> "local");
        return item(
                "DynamoDB Local",
                "The table, in one database for all regions and keys",
                8000,
                stores::dynamoDb,
                config,
                Map.of());
    }

    DevServicesResultBuildItem postgres() {
        var config = new LinkedHashMap<String, Function<LocalServer, String>>();
        config.put("quarkus.datasource.reactive.url", service -> "postgresql://" + service.address() + "/" + DATABASE);
        config.put("quarkus.datasource.username", service -> "postgres");
        config.put("quarkus.datasource.password", service -> "password");
        return item("PostgreSQL", "The users", 5432, port -> stores.postgres(port, DATABASE), config, Map.of());
    }

    DevServicesResultBuildItem issuer() {
        var config = new LinkedHashMap<String, Function<LocalServer, String>>();
        config.put("quarkus.oidc.auth-server-url", service -> "http://" + service.address());
        config.put("quarkus.oidc.client-id", service -> CognitoClaims.CLIENT_ID);
        config.put("conversations.devservices.issuer-url", service -> "http://" + service.address());
        var subjects = new LinkedHashMap<String, String>();
        SEEDED.forEach(handle ->
                subjects.put("conversations.seed.subjects.\"" + handle + "\"", CognitoClaims.subject(handle)));
        return item(
                "Token issuer",
                "Cognito-shaped tokens: GET /token/{handle}",
                4568,
                port -> children.issuer(port, "http://localhost:" + port),
                config,
                subjects);
    }

    // The values must win over empty ones in application.properties, where the environment variables of production go.
    @SuppressWarnings("removal")
    private DevServicesResultBuildItem item(
            String name,
            String description,
            int port,
            LocalServer.Launch launch,
            Map<String, Function<LocalServer, String>> config,
            Map<String, String> defaults) {
        return DevServicesResultBuildItem.<LocalServer>owned()
                .feature(name)
                .description(description)
                .serviceConfig(settings.toString())
                .<LocalServer>startable(() -> new LocalServer(name, wellKnownPorts ? port : Ports.ANY, launch))
                .configProvider(config)
                .highPriorityConfig(config.keySet())
                .config(defaults)
                .build();
    }
}
