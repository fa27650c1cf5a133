package io.cruddur.conversations.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Many connections on one thread. Each has targets of its own, so that two requests of the same target are never under way
 * at once, unless there are more connections than targets.
 */
final class Load {

    private static final long SECOND = 1_000_000_000;
    private static final long GRACE = 5 * SECOND;

    /** No request ever has the number of another one, of this process or an earlier one. */
    private static long serial = System.currentTimeMillis() * 1000;

    private final Selector selector;
    private final List<Line> lines = new ArrayList<>();
    private final Queue<Line> idle = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private int underWay;

    Load(int port, int connections, List<Target> targets) throws IOException {
        selector = Selector.open();
        var address = new InetSocketAddress("localhost", port);
        for (int i = 0; i < connections; i++) {
            int line = i;
            var own = targets.size() <= i
                    ? List.of(targets.get(i % targets.size()))
                    : IntStream.range(0, targets.size())
                            .filter(target -> target % connections == line)
                            .mapToObj(targets::get)
                            .toList();
            lines.add(new Line(address, selector, own));
        }
        idle.addAll(lines);
    }

    Tally tally() {
        return tally;
    }

    /** Asks again as soon as there is an answer, on every connection, until that time. */
    void closed(long end) throws IOException {
        while (System.nanoTime() < end) {
            while (!idle.isEmpty()) {
                send(idle.remove(), System.nanoTime());
            }
            receive(end);
        }
        drain();
    }

    /** Asks when it is due, on any connection that is free, or as soon as one is. */
    void open(Schedule schedule) throws IOException {
        schedule.wake(selector);
        long end = Long.MAX_VALUE;
        while (!schedule.isOver() && System.nanoTime() < end) {
            while (schedule.isDue() && !idle.isEmpty()) {
                send(idle.remove(), schedule.take());
            }
            receive(System.nanoTime() + SECOND);
        }
        schedule.end();
        drain();
    }

    private void drain() throws IOException {
        long end = System.nanoTime() + GRACE;
        while (underWay > 0 && System.nanoTime() < end) {
            receive(end);
        }
        for (int i = 0; i < underWay; i++) {
            tally.add(Tally.NONE, GRACE);
        }
        for (Line line : lines) {
            line.close();
        }
        selector.close();
    }

    private void send(Line line, long from) throws IOException {
        underWay++;
        try {
            line.send(serial++, from);
        } catch (IOException _) {
            fail(line, from);
        }
    }

    private void receive(long until) throws IOException {
        long millis = Math.max(1, (until - System.nanoTime()) / 1_000_000);
        selector.select(key -> receive((Line) key.attachment()), millis);
    }

    private void receive(Line line) {
        try {
            if (line.receive()) {
                done(line, line.status());
            }
        } catch (IOException _) {
            fail(line, line.since());
        }
    }

    private void done(Line line, int status) {
        tally.add(status, System.nanoTime() - line.since());
        underWay--;
        idle.add(line);
    }

    private void fail(Line line, long since) {
        tally.add(Tally.NONE, System.nanoTime() - since);
        underWay--;
        try {
            line.reconnect();
            idle.add(line);
        } catch (IOException _) {
            // One connection less: the answers that are missing are counted.
        }
    }
}
