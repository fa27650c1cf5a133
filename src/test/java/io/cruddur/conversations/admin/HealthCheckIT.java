package io.cruddur.conversations.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What a container's engine asks: it understands an exit code, and whoever looks there for the reason, a line. */
class HealthCheckIT {

    private static final int OK = 200;
    private static final int DOWN = 503;

    @Test
    void shouldFindAServerAlive() throws IOException {
        Called asked = askServerThatAnswers(OK, "--output", "json");

        assertThat(asked.err()).isEmpty();
        assertThat(asked.exit()).isZero();
        assertThat(asked.json().getFirst().get("status").asText()).isEqualTo("UP");
        assertThat(askServerThatAnswers(OK).out()).hasLineCount(1).contains("alive");
    }

    @Test
    void shouldFindAServerThatIsNotAlive() throws IOException {
        Called asked = askServerThatAnswers(DOWN);

        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.out()).isEmpty();
        assertThat(asked.err()).hasLineCount(1).contains("503");
    }

    @Test
    void shouldFindNoServer() throws IOException {
        int nobodys;
        try (var socket = new ServerSocket(0)) {
            nobodys = socket.getLocalPort();
        }
        Called asked = ask(String.valueOf(nobodys));

        assertThat(asked.exit()).isEqualTo(4);
        assertThat(asked.err()).hasLineCount(1).contains(String.valueOf(nobodys));
        assertThat(ask("http").exit()).isEqualTo(2);
    }

    /** The command doesn't read the configuration, so it has to know it. */
    @Test
    void shouldKnowThePortOfTheServer() throws IOException {
        var properties = new Properties();
        try (var file = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        assertThat(new Shell(Map.of()).call("health-check", "--help").out())
                .contains(" " + properties.getProperty("quarkus.http.port"));
    }

    private static Called askServerThatAnswers(int status, String... options) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return ask(String.valueOf(server.getAddress().getPort()), options);
        } finally {
            server.stop(0);
        }
    }

    private static Called ask(String port, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "health-check";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return new Shell(Map.of("QUARKUS_HTTP_PORT", port)).call(arguments);
    }
}
