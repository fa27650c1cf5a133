package io.cruddur.conversations.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cruddur.conversations.world.Packaged;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Makes what the image of the jar has beside the jar: a Java runtime with nothing but the modules that are needed, and a
 * cache of classes, linked, that comes from a rehearsal on it. The cache fits that runtime and those jars
 * alone, so it is made last, out of files that have got their final dates.
 */
class AheadOfTimeIT {

    private static final Path RUNTIME = Path.of("target/jre").toAbsolutePath();
    private static final Path OPTIONS = Path.of("src/main/docker/java.options").toAbsolutePath();
    private static final Duration ASSEMBLY = Duration.ofSeconds(120);

    private final Site site = Site.get();

    @Test
    void shouldStartWithWhatItHasLearned() throws IOException {
        assumeThat(Packaged.isNative()).isFalse();
        Path app = Packaged.path().getParent();
        Path cache = app.resolve("app.aot");
        Files.deleteIfExists(cache);
        JavaRuntime.linkTo(RUNTIME);
        date(app);
        date(RUNTIME);

        learn(cache);

        assertThat(cache).isNotEmptyFile();
        date(cache);
        try (var learned = start("-XX:AOTMode=on", "-XX:AOTCache=" + cache)) {
            Person ada = site.world(learned).person();
            assertThat(ada.groups()).isEmpty();
        }
    }

    private void learn(Path cache) {
        try (var novice = start("-XX:AOTCacheOutput=" + cache)) {
            new Rehearsal(site.world(novice)).play();
            novice.terminate();
            int exit = novice.exitCode(ASSEMBLY);
            assertThat(exit).as(String.join("\n", novice.output())).isIn(0, 143);
        }
    }

    private ServiceProcess start(String... options) {
        var command = Stream.of(
                        List.of(RUNTIME.resolve("bin/java").toString(), "@" + OPTIONS),
                        List.of(options),
                        List.of("-jar", Packaged.path().toString()))
                .flatMap(List::stream)
                .toList();
        return ServiceProcess.start(command, site.environment(Map.of("CONVERSATIONS_LIMITS_SEND_BURST", "10000")));
    }

    /** Gives every file the date of the build, which a layer of an image keeps. */
    private static void date(Path root) throws IOException {
        var date = FileTime.from(Instant.parse(System.getProperty("build.timestamp")));
        try (var files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, date);
            }
        }
    }
}
