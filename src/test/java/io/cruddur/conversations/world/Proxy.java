package io.cruddur.conversations.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP proxy in front of a back end, so that a test can take the back end away and bring it back. */
public final class Proxy {

    /** Below the ports that systems give to outgoing connections: a port that refuses must not be one of those. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;

    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private ServerSocket listener;

    private Proxy(int target, int port, ServerSocket listener) {
        this.target = target;
        this.port = port;
        accept(listener);
    }

    /** A proxy on any port that forwards to that one. */
    public static Proxy to(int target) {
        return at(freePort(), target);
    }

    /** A proxy on that port that forwards to the other. */
    public static Proxy at(int port, int target) {
        return new Proxy(target, port, listen(port));
    }

    /** A port that nothing listens on. */
    public static int freePort() {
        while (true) {
            int port = FIRST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // try another
            }
        }
    }

    public int port() {
        return port;
    }

    /** From now on connections are refused, and those that were open are reset. */
    public synchronized void refuse() {
        close(listener);
        reset();
    }

    /** From now on connections are accepted, and nothing is ever answered, on open ones neither. */
    public synchronized void goSilent() {
        silent = true;
    }

    /** The back end is there again; connections from before are reset. */
    public synchronized void recover() {
        silent = false;
        reset();
        if (listener.isClosed()) {
            accept(listen(port));
        }
    }

    private static ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        listener = socket;
        Thread.startVirtualThread(() -> {
            while (!socket.isClosed()) {
                try {
                    connect(socket.accept());
                } catch (IOException closed) {
                    // the loop ends
                }
            }
        });
    }

    private void connect(Socket client) {
        sockets.add(client);
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            // Or what comes in two parts takes 40 ms
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.startVirtualThread(() -> pump(client, server));
            Thread.startVirtualThread(() -> pump(server, client));
        } catch (IOException e) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[16_384];
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer); read >= 0; ) {
                if (!silent) {
                    to.getOutputStream().write(buffer, 0, read);
                }
                read = from.getInputStream().read(buffer);
            }
        } catch (IOException reset) {
            // both are closed
        } finally {
            sockets.remove(from);
        }
    }

    private void reset() {
        for (Socket socket : sockets) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException closed) {
                // as it should be
            }
            close(socket);
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
