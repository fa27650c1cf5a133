package io.cruddur.conversations.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;

/** A connection that is kept, with at most one request on it, always of the same few targets in turn. */
final class Line {

    private static final int SIZE = 65536;

    private final InetSocketAddress address;
    private final Selector selector;
    private final List<Target> targets;
    private final byte[] bytes = new byte[SIZE];
    private final Answered answered = new Answered();
    private SocketChannel channel;
    private int filled;
    private int next;
    private long since;

    Line(InetSocketAddress address, Selector selector, List<Target> targets) throws IOException {
        this.address = address;
        this.selector = selector;
        this.targets = targets;
        connect();
    }

    private void connect() throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** The next request, counted from that time. */
    void send(long serial, long from) throws IOException {
        since = from;
        filled = 0;
        answered.reset();
        ByteBuffer request = targets.get(next++ % targets.size()).with(serial);
        while (request.hasRemaining()) {
            if (channel.write(request) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** Reads what there is; tells whether the answer is whole. Fails if the connection is cut. */
    boolean receive() throws IOException {
        int count = channel.read(ByteBuffer.wrap(bytes, filled, SIZE - filled));
        if (count < 0) {
            throw new IOException("closed");
        }
        int used = answered.take(bytes, 0, filled + count);
        // A part of the headers stays until the rest is there; of a body nothing has to be kept.
        filled = used == 0 ? filled + count : 0;
        return answered.isWhole();
    }

    int status() {
        return answered.status();
    }

    long since() {
        return since;
    }

    void reconnect() throws IOException {
        channel.close();
        connect();
    }

    void close() throws IOException {
        channel.close();
    }
}
