package io.cruddur.conversations.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Picks the port of a service: the well-known one if there is one and it is free, else any free one. */
final class Ports {

    /** Means any free port. */
    static final int ANY = 0;

    private Ports() {}

    static int pick(int preferred) {
        return preferred != ANY && isFree(preferred) ? preferred : anyFree();
    }

    private static boolean isFree(int port) {
        // Binding alone proves nothing where a wildcard address may share a port with a bound loopback address.
        return !answers(port) && canBind(port);
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean canBind(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int anyFree() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
