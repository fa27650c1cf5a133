package io.cruddur.conversations.stream;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/** The function as Lambda's own runtime for Java runs it: unpacked from its zip, by Amazon's runtime interface client. */
final class FunctionProcess implements AutoCloseable {

    private static final Path ZIP = Path.of("target", "function.zip");
    private static final Path TASK = Path.of("target", "function").toAbsolutePath();
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private final Process process;

    private FunctionProcess(Process process) {
        this.process = process;
    }

    /** Unpacks the zip anew, and tells what is in it. */
    static List<String> unpack() {
        var files = new ArrayList<String>();
        try (var zip = new ZipInputStream(Files.newInputStream(ZIP))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = TASK.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.readAllBytes());
                    files.add(entry.getName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static FunctionProcess start(String api, Map<String, String> environment) {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", client(), CLIENT, HANDLER)
                .directory(TASK.toFile())
                .inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api);
        builder.environment().put("LAMBDA_TASK_ROOT", TASK.toString());
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "stream");
        builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        try {
            return new FunctionProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The runtime's own libraries, and none of ours. */
    private static String client() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("aws-lambda-java-") || entry.contains("utils-lite"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
