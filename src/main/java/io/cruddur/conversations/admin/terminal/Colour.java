package io.cruddur.conversations.admin.terminal;

/** The few colours that are used, for what they mean. */
public enum Colour {
    /** What is of less importance. */
    FAINT(2),
    /** What a column or a part is called. */
    TITLE(1),
    /** What is good. */
    GOOD(32),
    /** What somebody should look at. */
    WARNING(33),
    /** What went wrong. */
    BAD(31);

    private final int code;

    Colour(int code) {
        this.code = code;
    }

    /** The text in this colour, as a terminal understands it. */
    String on(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
