package io.cruddur.conversations.devservices;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * The child process that runs PostgreSQL: port, database and, for data that outlives it, the data directory. Data
 * without a directory is thrown away, so it is not synced to disk either.
 */
final class PostgresEngine {

    private PostgresEngine() {}

    static void main(String[] args) throws Exception {
        Lifeline.hold(() -> {
            var postgres = builder(Integer.parseInt(args[0]));
            if (args.length > 2) {
                keep(postgres, Path.of(args[2]));
            }
            var running = postgres.start();
            createIfAbsent(running, args[1]);
            return running;
        });
    }

    private static EmbeddedPostgres.Builder builder(int port) {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("timezone", "UTC");
    }

    private static void keep(EmbeddedPostgres.Builder postgres, Path data) throws IOException {
        Files.createDirectories(data);
        stopLeftover(data.resolve("postmaster.pid"));
        postgres.setDataDirectory(data).setCleanDataDirectory(false).setServerConfig("fsync", "on");
    }

    /** A child that was killed leaves its server behind, which would keep the directory locked for good. */
    private static void stopLeftover(Path pidFile) throws IOException {
        if (Files.exists(pidFile)) {
            var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .filter(ProcessHandle::destroy)
                    .ifPresent(process -> process.onExit()
                            .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                            .join());
        }
    }

    private static void createIfAbsent(EmbeddedPostgres postgres, String database) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var exists = connection.prepareStatement("select 1 from pg_database where datname = ?");
                var create = connection.createStatement()) {
            exists.setString(1, database);
            if (!exists.executeQuery().next()) {
                create.execute("create database \"" + database + "\"");
            }
        }
    }
}
