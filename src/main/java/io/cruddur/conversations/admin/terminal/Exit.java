package io.cruddur.conversations.admin.terminal;

/** How a command ended, for whoever started it. */
public enum Exit {
    /** It is done. */
    DONE(0),
    /** It failed. */
    FAILED(1),
    /** It was called in a way that it can't be. */
    USAGE(2),
    /** It wasn't confirmed, or the store doesn't let us. */
    REFUSED(3),
    /** A store couldn't be reached. */
    UNREACHABLE(4);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
