package io.cruddur.conversations.devservices;

import io.quarkus.deployment.builditem.Startable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A dev service on a port of this machine, which it picks when it starts. */
final class LocalServer implements Startable {

    private static final Logger LOG = Logger.getLogger(LocalServer.class);

    private static final String LOCALHOST = "localhost";

    private final String name;
    private final int preferredPort;
    private final Launch launch;
    private int port;
    private @Nullable Running running;

    LocalServer(String name, int preferredPort, Launch launch) {
        this.name = name;
        this.preferredPort = preferredPort;
        this.launch = launch;
    }

    @Override
    public void start() {
        port = Ports.pick(preferredPort);
        if (preferredPort != Ports.ANY && port != preferredPort) {
            LOG.infof("Port %d is taken: %s listens on %d", preferredPort, name, port);
        }
        // Quarkus starts services in the common pool, which on a small machine is a single thread: a join lets the pool
        // bring in another thread meanwhile, so that the services start side by side.
        running = CompletableFuture.supplyAsync(this::launch, Thread::startVirtualThread)
                .join();
    }

    private Running launch() {
        try {
            return launch.at(port);
        } catch (IOException e) {
            throw new IllegalStateException(name + " did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " did not start", e);
        }
    }

    String address() {
        return (running == null ? LOCALHOST : running.host()) + ":" + port;
    }

    @Override
    public String getConnectionInfo() {
        return address();
    }

    @Override
    public @Nullable String getContainerId() {
        return running == null ? null : running.containerId();
    }

    @Override
    public void close() throws IOException {
        if (running != null) {
            running.close();
        }
    }

    /** Starts what listens on the port, and returns when it does. */
    @FunctionalInterface
    interface Launch {
        Running at(int port) throws IOException, InterruptedException;
    }

    /** What has been started. */
    interface Running {
        default String host() {
            return LOCALHOST;
        }

        /** Null unless it is a container. */
        default @Nullable String containerId() {
            return null;
        }

        void close() throws IOException;
    }
}
