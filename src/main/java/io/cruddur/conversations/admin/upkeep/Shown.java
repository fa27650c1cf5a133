package io.cruddur.conversations.admin.upkeep;

import io.cruddur.conversations.admin.terminal.Progress;
import org.jspecify.annotations.Nullable;

/** Shows on the terminal how far the work is, one part of it after the other. */
public final class Shown implements Watch, AutoCloseable {

    private String current = "";
    private long shown;
    private @Nullable Progress progress;

    @Override
    public synchronized void at(String what, long done, long of) {
        if (!what.equals(current)) {
            close();
            current = what;
            shown = 0;
            progress = Progress.of(what, of);
        }
        Progress open = progress;
        if (open != null && done > shown) {
            open.advance(done - shown);
            shown = done;
        }
    }

    @Override
    public synchronized void close() {
        Progress open = progress;
        progress = null;
        if (open != null) {
            open.close();
        }
    }
}
