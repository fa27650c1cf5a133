package io.cruddur.conversations.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** What the build has packaged, jar or native binary, as Quarkus' own integration tests find it. */
public final class Packaged {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private Packaged() {}

    /** How it is called, whatever the working directory. */
    public static List<String> command() {
        var artifact = new Properties();
        try (var file = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String path = TARGET.resolve(artifact.getProperty("path")).toString();
        if (artifact.getProperty("type").equals("native")) {
            return List.of(path);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", path);
    }
}
