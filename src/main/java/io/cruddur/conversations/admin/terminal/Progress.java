package io.cruddur.conversations.admin.terminal;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far long work has come, on one line of standard error that is written over and over, and only on a terminal. May be
 * told from any thread.
 */
public final class Progress implements AutoCloseable {

    private static final long PAUSE_NANOS = 100_000_000L;
    private static final int WIDTH = 30;

    private final String what;
    private final long total;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong shown = new AtomicLong(System.nanoTime());

    private Progress(String what, long total) {
        this.what = what;
        this.total = total;
    }

    /** Of so many things. */
    public static Progress of(String what, long total) {
        return new Progress(what, total);
    }

    /** Of things whose number isn't known. */
    public static Progress of(String what) {
        return new Progress(what, 0);
    }

    /** So many more are done. */
    public void advance(long more) {
        done.addAndGet(more);
        long before = shown.get();
        long now = System.nanoTime();
        if (now - before > PAUSE_NANOS && Screen.ERR.isLooking() && shown.compareAndSet(before, now)) {
            show();
        }
    }

    /** Leaves the line as it would be if nothing had been shown. */
    @Override
    public void close() {
        if (Screen.ERR.isLooking()) {
            Terminal.err().print("\r\u001b[K");
            Terminal.err().flush();
        }
    }

    private void show() {
        long now = done.get();
        String line = total == 0
                ? String.format(Locale.ROOT, "%s: %,d", what, now)
                : String.format(Locale.ROOT, "%s [%s] %,d of %,d", what, bar(Math.min(now, total)), now, total);
        Terminal.err().print("\r\u001b[K" + line);
        Terminal.err().flush();
    }

    private String bar(long now) {
        int full = (int) (now * WIDTH / total);
        return "#".repeat(full) + "-".repeat(WIDTH - full);
    }
}
