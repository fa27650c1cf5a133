package io.cruddur.conversations.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Streams of events that are held open, on a thread of their own. It counts what they are told, and reads no further. */
final class Streams implements AutoCloseable {

    private static final byte[] CREATED = "message.created\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CAUGHT_UP = "caught-up\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SIZE = 65536;
    private static final int PATIENCE = 6000;
    private static final int PAUSE = 10;
    private static final int TOGETHER = 8;

    private final Selector selector = Selector.open();
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    private final AtomicLong told = new AtomicLong();
    private final AtomicInteger caughtUp = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final int count;

    /** Opens them, a few at a time. */
    Streams(int port, List<Target> targets) throws IOException, InterruptedException {
        count = targets.size();
        Thread.ofPlatform().daemon().start(this::read);
        for (int opened = 0; opened < count; opened++) {
            awaitCaughtUp(opened - TOGETHER);
            var channel = SocketChannel.open(new InetSocketAddress("localhost", port));
            channel.write(targets.get(opened).with(0));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Matches());
        }
    }

    static Streams none() {
        try {
            return new Streams(0, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How far into each of the two names the last bytes were. */
    private static final class Matches {
        private int created;
        private int caughtUp;
    }

    private void read() {
        try {
            while (selector.isOpen()) {
                selector.select(key -> read(key, (Matches) key.attachment()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, Matches matches) {
        bytes.clear();
        int size;
        try {
            size = ((SocketChannel) key.channel()).read(bytes);
        } catch (IOException _) {
            size = -1;
        }
        if (size < 0) {
            key.cancel();
            ended.incrementAndGet();
        }
        for (int i = 0; i < size; i++) {
            byte b = bytes.get(i);
            matches.created = follow(CREATED, matches.created, b);
            matches.caughtUp = follow(CAUGHT_UP, matches.caughtUp, b);
            if (matches.created == CREATED.length) {
                told.incrementAndGet();
                matches.created = 0;
            }
            if (matches.caughtUp == CAUGHT_UP.length) {
                caughtUp.incrementAndGet();
                matches.caughtUp = 0;
            }
        }
    }

    /** No name begins anew inside itself, so that a byte that doesn't fit can only begin it. */
    private static int follow(byte[] name, int at, byte b) {
        return b == name[at] ? at + 1 : b == name[0] ? 1 : 0;
    }

    int count() {
        return count;
    }

    long told() {
        return told.get();
    }

    void awaitCaughtUp() throws InterruptedException {
        awaitCaughtUp(count);
    }

    private void awaitCaughtUp(int least) throws InterruptedException {
        for (int i = 0; caughtUp.get() < least; i++) {
            if (i == PATIENCE || ended.get() > 0) {
                throw new IllegalStateException(
                        caughtUp + " of " + count + " streams have caught up, " + ended + " have ended");
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Until nothing more has come for half a second. */
    void awaitQuiet() throws InterruptedException {
        long before = -1;
        while (before != told.get()) {
            before = told.get();
            Thread.sleep(500);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : List.copyOf(selector.keys())) {
            key.channel().close();
        }
        selector.close();
    }
}
