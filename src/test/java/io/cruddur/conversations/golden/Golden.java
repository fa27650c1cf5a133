package io.cruddur.conversations.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cruddur.conversations.world.Description;
import io.cruddur.conversations.world.Description.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How one type of the API looks in JSON, as it is checked in: a file named by the type's schema, or by that and a variant.
 * What is new each time has been replaced (see {@link Cast}).
 */
record Golden(Path file) {

    private static final Path FOLDER = Path.of("src/test/golden");
    private static final String SUFFIX = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Golden of(String name) {
        return new Golden(FOLDER.resolve(name + SUFFIX));
    }

    static List<Golden> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(Golden::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the schema. */
    String type() {
        return file.getFileName().toString().replaceFirst("[.].*", "");
    }

    Place schema() {
        return Description.whole().at("components").at("schemas").at(type());
    }

    JsonNode json() {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same on one line, as the service writes it. */
    String line() {
        return json().toString();
    }

    /** That this is what the service has written, to the letter: names, order, and what is left out. */
    void check(String line) {
        if (Boolean.getBoolean("golden.write")) {
            write(line);
        }
        assertThat(line)
                .as("%s. If the API is meant to change: ./mvnw test -Dtest=GoldenTest -Dgolden.write", file)
                .isEqualTo(line());
    }

    private void write(String line) {
        try {
            Files.writeString(file, JSON.readTree(line).toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
