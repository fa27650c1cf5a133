package io.cruddur.conversations.admin.target;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where the stores of a dev mode are that runs in this checkout: it leaves a note in the build's directory, for commands to
 * find. A note whose store doesn't answer was left by one that has ended.
 */
record DevMode(URI dynamoDb, String postgres, String table) {

    private static final Path NOTE = Path.of("target", "dev-mode.properties");
    private static final int PATIENCE_MILLIS = 500;
    private static final int HTTP_PORT = 80;

    /** The one that runs in the working directory, or in one that it is in. */
    static Optional<DevMode> find() {
        return Stream.iterate(Path.of("").toAbsolutePath(), dir -> dir != null, Path::getParent)
                .map(dir -> dir.resolve(NOTE))
                .filter(Files::isReadable)
                .findFirst()
                .map(DevMode::read)
                .filter(DevMode::answers);
    }

    private static DevMode read(Path note) {
        var values = new Properties();
        try (Reader reader = Files.newBufferedReader(note)) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DevMode(
                URI.create(values.getProperty("dynamodb", "")),
                values.getProperty("postgres", ""),
                values.getProperty("table", ""));
    }

    /** Leaves the note; the directory is the build's, so it is there. */
    void write() {
        var values = new Properties();
        values.setProperty("dynamodb", dynamoDb.toString());
        values.setProperty("postgres", postgres);
        values.setProperty("table", table);
        try (Writer writer = Files.newBufferedWriter(NOTE)) {
            values.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        if (dynamoDb.getHost() == null) {
            return false;
        }
        int port = dynamoDb.getPort() < 0 ? HTTP_PORT : dynamoDb.getPort();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(dynamoDb.getHost(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
