package io.cruddur.conversations.devservices;

import io.quarkus.bootstrap.BootstrapAppModelFactory;
import io.quarkus.bootstrap.BootstrapException;
import io.quarkus.bootstrap.model.ApplicationModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The engines of the dev services, for tests that run the packaged application as a process of its own, started once and
 * ended with the tests' process.
 *
 * @param dynamoDb the port of DynamoDB Local
 * @param postgres the port of PostgreSQL, which has the database {@code cruddur}
 * @param issuer the port that the issuer listens on; its tokens name another one, where a test may put a proxy
 */
public record Backends(int dynamoDb, int postgres, int issuer) {

    /** What the tokens of the issuer name. */
    public static URI issuerUrl(int publicPort) {
        return URI.create("http://localhost:" + publicPort);
    }

    /** The {@code sub} that the issuer gives to a person of the seed. */
    public static String subject(String handle) {
        return CognitoClaims.subject(handle);
    }

    /** What the issuer's tokens name as the client. */
    public static String client() {
        return CognitoClaims.CLIENT_ID;
    }

    /** Starts all three side by side, the issuer for tokens that name this port. */
    public static Backends start(int publicIssuerPort) {
        var backends = new Backends(Ports.pick(Ports.ANY), Ports.pick(Ports.ANY), Ports.pick(Ports.ANY));
        var children = new ChildProcesses(
                new ClassPath(applicationModel()), Optional.empty(), Path.of("target", "standalone"));
        CompletableFuture.allOf(
                        launch(() -> children.dynamoDb(backends.dynamoDb)),
                        launch(() -> children.postgres(backends.postgres, "cruddur")),
                        launch(() -> children.issuer(
                                backends.issuer, issuerUrl(publicIssuerPort).toString())))
                .join();
        return backends;
    }

    private static CompletableFuture<Void> launch(Callable<LocalService.Running> launch) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        var running = launch.call();
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running)));
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    private static void close(LocalService.Running running) {
        try {
            running.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ApplicationModel applicationModel() {
        try {
            return BootstrapAppModelFactory.newInstance()
                    .setProjectRoot(Path.of("").toAbsolutePath())
                    .setTest(true)
                    .resolveAppModel()
                    .getApplicationModel();
        } catch (BootstrapException e) {
            throw new IllegalStateException(e);
        }
    }
}
