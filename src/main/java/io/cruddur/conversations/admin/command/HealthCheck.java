package io.cruddur.conversations.admin.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Asks the server in the same container whether it is alive. Not whether it is ready: who asks restarts what fails, and a
 * restart brings no store back. Nothing is started for it, since it is asked all the time.
 */
@Command(
        name = "health-check",
        description = {
            "Ask the server of this machine whether it is alive.",
            "That is the one on the port of QUARKUS_HTTP_PORT, or " + HealthCheck.DEFAULT_PORT + "."
        })
final class HealthCheck implements Runnable {

    /** As in application.properties, which is not read for it. */
    static final int DEFAULT_PORT = 4567;

    private static final int PATIENCE_MILLIS = 3000;
    private static final String REQUEST = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String ALIVE = "HTTP/1.1 200 ";

    @Mixin
    private Terminal terminal;

    @Override
    public void run() {
        int port = port();
        String answer = ask(port);
        if (!answer.startsWith(ALIVE)) {
            throw Failure.of(Exit.FAILED, "The server on port " + port + " isn't alive: " + Terminal.visible(answer));
        }
        terminal.line(
                () -> "The server on port " + port + " is alive.",
                Fields.of("port", port).and("status", "UP"));
    }

    /** The first line of what it says. */
    private static String ask(int port) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return line == null ? "it says nothing" : line;
        } catch (IOException e) {
            throw Failure.of(Exit.UNREACHABLE, "No server answers on port " + port + ": " + e.getMessage())
                    .from(e);
        }
    }

    private static int port() {
        String configured = Optional.ofNullable(System.getProperty("quarkus.http.port"))
                .or(() -> Optional.ofNullable(System.getenv("QUARKUS_HTTP_PORT")))
                .orElse("");
        try {
            return configured.isBlank() ? DEFAULT_PORT : Integer.parseInt(configured.strip());
        } catch (NumberFormatException e) {
            throw Failure.of(Exit.USAGE, "QUARKUS_HTTP_PORT isn't a port: " + configured)
                    .from(e);
        }
    }
}
