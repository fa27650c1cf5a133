package io.cruddur.conversations.admin.terminal;

import java.util.Optional;

/** Ends a command, with one line that says why and, where there is something to be done about it, what. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exit exit;
    private final String hint;

    private Failure(Exit exit, String message, String hint) {
        super(message);
        this.exit = exit;
        this.hint = hint;
    }

    public static Failure of(Exit exit, String message) {
        return new Failure(exit, message, "");
    }

    /** The same, with what can be done about it: a whole sentence. */
    public Failure hint(String advice) {
        var hinted = new Failure(exit, String.valueOf(getMessage()), advice);
        hinted.initCause(getCause());
        return hinted;
    }

    /** The same, with what it came from. */
    public Failure from(Throwable cause) {
        var caused = new Failure(exit, String.valueOf(getMessage()), hint);
        caused.initCause(cause);
        return caused;
    }

    public Exit exit() {
        return exit;
    }

    public Optional<String> hint() {
        return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
    }
}
