package io.cruddur.conversations.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.spi.ToolProvider;

/** The Java that runs the tests, without what the application doesn't need. */
final class JavaRuntime {

    private static final String MODULES = String.join(
            ",",
            "java.compiler",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.xml",
            "jdk.crypto.ec",
            "jdk.jcmd",
            "jdk.jfr",
            "jdk.management",
            "jdk.management.agent",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    private JavaRuntime() {}

    /** Links it into that directory, unless it is there already. */
    static void linkTo(Path directory) throws IOException {
        Path release = directory.resolve("release");
        if (Files.exists(release)
                && Files.readString(release).contains('"' + Runtime.version().toString() + '"')) {
            return;
        }
        remove(directory);
        int code = ToolProvider.findFirst("jlink")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--add-modules=" + MODULES,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress=zip-6",
                        "--output=" + directory);
        if (code != 0) {
            throw new IOException("jlink ends with " + code);
        }
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
