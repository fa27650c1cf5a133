package io.cruddur.conversations.model;

/** Somebody's part in a conversation of the model. */
final class Part {

    boolean owner;
    boolean muted;
    boolean archived;

    /** Whether the other has blocked them. */
    boolean blocked;

    /** How many messages there were before they came, which they don't see. */
    final int hidden;

    /** How many messages they have read. */
    int read;

    Part(boolean owner, int before) {
        this.owner = owner;
        this.hidden = before;
        this.read = before;
    }
}
