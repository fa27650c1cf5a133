package io.cruddur.conversations.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Starts the stores as containers, from the images that the compose file names. */
record ContainerStores(Optional<Path> dataDir) implements Stores {

    private static final String DYNAMODB = "amazon/dynamodb-local:latest";
    private static final String POSTGRES = "postgres:17-alpine";
    // Testcontainers wants these as well and does not say which: one cleans up after us, the other finds out, when we
    // run
    // in a container ourselves, where published ports are.
    private static final String RYUK = "testcontainers/ryuk:0.13.0";
    private static final String TINY = "alpine:3.17";

    /** All the images that must be there. */
    static List<String> images() {
        var images = new ArrayList<>(List.of(DYNAMODB, POSTGRES));
        if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            images.add(RYUK);
        }
        if (System.getenv("TESTCONTAINERS_HOST_OVERRIDE") == null && Files.exists(Path.of("/.dockerenv"))) {
            images.add(TINY);
        }
        return images;
    }

    @Override
    public LocalServer.Running dynamoDb(int port) throws IOException {
        var command = new ArrayList<>(List.of("-jar", "DynamoDBLocal.jar", "-sharedDb", "-disableTelemetry"));
        command.addAll(dataDir.isPresent() ? List.of("-dbPath", "/data") : List.of("-inMemory"));
        var container = container(DYNAMODB, port, 8000)
                .withCommand(command.toArray(String[]::new))
                // It answers a request without a signature like this.
                .waitingFor(Wait.forHttp("/").forStatusCode(400));
        mount(container, "dynamodb", "/data");
        return started(container);
    }

    @Override
    public LocalServer.Running postgres(int port, String database) throws IOException {
        var container = container(POSTGRES, port, 5432)
                .withEnv("POSTGRES_DB", database)
                .withEnv("POSTGRES_PASSWORD", "password")
                // While the server sets itself up it listens on its Unix socket only.
                .waitingFor(Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U postgres -d " + database));
        mount(container, "postgres-container", "/var/lib/postgresql/data");
        return started(container);
    }

    private static GenericContainer<?> container(String image, int hostPort, int port) {
        var container = new GenericContainer<>(image).withExposedPorts(port);
        container.setPortBindings(List.of(hostPort + ":" + port));
        return container;
    }

    private void mount(GenericContainer<?> container, String name, String path) throws IOException {
        if (dataDir.isPresent()) {
            var data = Files.createDirectories(dataDir.get().resolve(name));
            container.withFileSystemBind(data.toString(), path, BindMode.READ_WRITE);
        }
    }

    private static LocalServer.Running started(GenericContainer<?> container) {
        container.start();
        return new LocalServer.Running() {
            @Override
            public String host() {
                return container.getHost();
            }

            @Override
            public String containerId() {
                return container.getContainerId();
            }

            @Override
            public void close() {
                container.stop();
            }
        };
    }
}
