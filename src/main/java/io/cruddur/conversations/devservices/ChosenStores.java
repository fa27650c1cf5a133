package io.cruddur.conversations.devservices;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The stores as the settings want them. Chooses, and says so, when the first is started: not on every live reload. */
final class ChosenStores implements Stores {

    private static final Logger LOG = Logger.getLogger(ChosenStores.class);
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Settings settings;
    private final Stores embedded;
    private @Nullable Stores chosen;

    ChosenStores(Settings settings, Stores embedded) {
        this.settings = settings;
        this.embedded = embedded;
    }

    @Override
    public LocalServer.Running dynamoDb(int port) throws IOException, InterruptedException {
        return chosen().dynamoDb(port);
    }

    @Override
    public LocalServer.Running postgres(int port, String database) throws IOException, InterruptedException {
        return chosen().postgres(port, database);
    }

    private synchronized Stores chosen() {
        if (chosen == null) {
            var choice = Choice.between(settings.engines(), docker(), ContainerStores.images(), BOUND);
            LOG.infof(
                    "Dev services: %s DynamoDB Local and PostgreSQL (%s)",
                    choice.containers() ? "containers for" : "embedded", choice.reason());
            chosen = choice.containers() ? new ContainerStores(settings.dataDir()) : embedded;
        }
        return chosen;
    }

    private static Optional<DockerEngine> docker() {
        return DockerEngine.locate(System.getenv("DOCKER_HOST"), Path.of(System.getProperty("user.home")));
    }
}
