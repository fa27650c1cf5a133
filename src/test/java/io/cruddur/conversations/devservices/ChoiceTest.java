package io.cruddur.conversations.devservices;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceTest {

    private static final List<String> IMAGES = List.of("some/image:1");
    private static final Duration BOUND = Duration.ofMillis(500);
    private static final String OK = "HTTP/1.0 200 OK\r\n\r\n";
    private static final String NOT_FOUND = "HTTP/1.0 404 Not Found\r\n\r\n";

    @TempDir
    Path dir;

    private Path socket;
    private ServerSocketChannel server;

    @BeforeEach
    void listen() throws IOException {
        socket = dir.resolve("docker.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void shouldEmbedWithoutAnEngine() {
        var missing = DockerEngine.locate("unix://" + dir.resolve("missing.sock"), dir);
        assertThat(choose(Engines.AUTO, missing)).isEqualTo(new Choice(false, "no Docker engine answers"));
    }

    @Test
    void shouldEmbedWhenAskedTo() {
        answer(request -> OK);
        assertThat(choose(Engines.EMBEDDED, engine()).containers()).isFalse();
    }

    @Test
    void shouldEmbedWithinTheBoundWhenTheEngineNeverAnswers() {
        var start = Instant.now();
        assertThat(choose(Engines.AUTO, engine()).containers()).isFalse();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void shouldUseContainersWhenTheEngineHasTheImages() {
        answer(request -> OK);
        assertThat(choose(Engines.AUTO, engine()).containers()).isTrue();
    }

    @Test
    void shouldEmbedWhenAnImageCannotBePulled() {
        answer(request -> request.startsWith("GET /images") ? NOT_FOUND : OK);
        assertThat(choose(Engines.AUTO, engine()).reason()).contains("some/image:1");
    }

    @Test
    void shouldEmbedWithinTheBoundWhenAPullTakesForever() {
        answer(request -> request.startsWith("POST") ? null : request.startsWith("GET /_ping") ? OK : NOT_FOUND);
        var start = Instant.now();
        assertThat(choose(Engines.AUTO, engine()).containers()).isFalse();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void shouldFailWhenContainersAreWantedButImpossible() {
        assertThatThrownBy(() -> choose(Engines.CONTAINERS, Optional.empty()))
                .hasMessage("conversations.devservices=containers, but no Docker engine answers");
    }

    private static Choice choose(Engines wanted, Optional<DockerEngine> docker) {
        return Choice.between(wanted, docker, IMAGES, BOUND);
    }

    private Optional<DockerEngine> engine() {
        return DockerEngine.locate("unix://" + socket, dir);
    }

    /** Answers every request with what the function returns, or, on null, never. */
    private void answer(Function<String, String> answers) {
        Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    var channel = server.accept();
                    var request = ByteBuffer.allocate(1000);
                    channel.read(request);
                    var answer = answers.apply(new String(request.array(), 0, request.position(), US_ASCII));
                    if (answer != null) {
                        channel.write(ByteBuffer.wrap(answer.getBytes(US_ASCII)));
                        channel.close();
                    }
                }
            } catch (IOException closed) {
                // The test is over.
            }
        });
    }
}
