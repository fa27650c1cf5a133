package io.cruddur.conversations.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void shouldPickThePreferredPortUnlessItIsTaken() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThat(Ports.pick(port)).isPositive().isNotEqualTo(port);
        }
        assertThat(Ports.pick(port)).isEqualTo(port);
    }
}
