package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.target.Database;
import io.cruddur.conversations.admin.target.DatabaseTarget;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands the terminal over to psql. The password goes there by the environment, where nobody else can read it. */
@Command(
        name = "connect",
        description = {"Open psql on the database.", "Where there is none, print the command that would."})
final class Connect implements Callable<Integer> {

    private static final String PSQL = "psql";

    @Mixin
    private DatabaseTarget target;

    @Parameters(paramLabel = "<argument>", description = "What psql is called with besides, after --.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws InterruptedException {
        var database = target.database();
        Optional<Path> psql = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, PSQL))
                .filter(Files::isExecutable)
                .findFirst();
        if (psql.isPresent()) {
            return run(psql.get(), database);
        }
        Terminal.note("There is no psql here. Where there is one, say:");
        Terminal.out()
                .println((database.password().isPresent() ? "PGPASSWORD=*** " : "") + PSQL + " '" + database.openUrl()
                        + "'");
        return Exit.FAILED.code();
    }

    private int run(Path psql, Database database) throws InterruptedException {
        var command = new ArrayList<>(List.of(psql.toString(), database.openUrl()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).inheritIO();
        database.password().ifPresent(password -> builder.environment().put("PGPASSWORD", password));
        try {
            Process process = builder.start();
            // An interrupt is meant for psql's query, and reaches us too: stay until psql itself ends.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> outlive(process)));
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void outlive(Process process) {
        try {
            var _ = process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
