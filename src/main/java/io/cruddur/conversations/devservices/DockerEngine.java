package io.cruddur.conversations.devservices;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Docker engine, asked just enough to know whether containers will work: Testcontainers, asked in vain, complains at
 * length and can wait for minutes. Every question has a bound.
 */
record DockerEngine(SocketAddress address) {

    private static final int OK = 200;

    /** Where an engine would be: at {@code DOCKER_HOST} if that is set, else at the first usual socket there is. */
    static Optional<DockerEngine> locate(@Nullable String dockerHost, Path home) {
        if (dockerHost != null && !dockerHost.isBlank()) {
            return parse(URI.create(dockerHost.strip())).map(DockerEngine::new);
        }
        return Stream.of(Path.of("/var/run/docker.sock"), home.resolve(".docker/run/docker.sock"))
                .filter(Files::exists)
                .map(UnixDomainSocketAddress::of)
                .<DockerEngine>map(DockerEngine::new)
                .findFirst();
    }

    private static Optional<SocketAddress> parse(URI host) {
        return switch (String.valueOf(host.getScheme())) {
            case "unix" -> Optional.of(UnixDomainSocketAddress.of(host.getPath()));
            case "tcp", "http" -> Optional.of(new InetSocketAddress(host.getHost(), host.getPort()));
            default -> Optional.empty();
        };
    }

    boolean answers(Duration bound) {
        return status("GET /_ping", bound) == OK;
    }

    boolean has(String image, Duration bound) {
        return status("GET /images/" + image + "/json", bound) == OK;
    }

    /** Returns when the engine has pulled the image, has failed to, or the bound is over. */
    boolean pull(String image, Duration bound) {
        var colon = image.lastIndexOf(':');
        return status(
                                "POST /images/create?fromImage=" + image.substring(0, colon) + "&tag="
                                        + image.substring(colon + 1),
                                bound)
                        == OK
                && has(image, bound);
    }

    /** The status of the answer, complete within the bound, or 0. */
    private int status(String request, Duration bound) {
        try (var channel = open()) {
            return CompletableFuture.supplyAsync(() -> exchange(channel, request), Thread::startVirtualThread)
                    .completeOnTimeout(0, bound.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (IOException | CompletionException e) {
            return 0;
        }
    }

    private SocketChannel open() throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private int exchange(SocketChannel channel, String request) {
        try {
            channel.connect(address);
            // In HTTP 1.0 the end of the answer is the end of the connection.
            channel.write(ByteBuffer.wrap((request + " HTTP/1.0\r\nHost: docker\r\n\r\n").getBytes(US_ASCII)));
            var answer = new String(Channels.newInputStream(channel).readAllBytes(), US_ASCII);
            return answer.startsWith("HTTP/1.") ? Integer.parseInt(answer.substring(9, 12)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
