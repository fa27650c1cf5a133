package io.cruddur.conversations.admin.cost;

import java.util.Optional;

/**
 * What the service does between people whose number doesn't matter, and what it costs, for texts of up to about 400
 * characters. The capacity tests assert the units.
 */
public enum Operation {
    SEND("sends", "send between two people", 8, 0),
    SEND_MOVING("", "send between two people, when the inbox rows move", 12, 0),
    HEAD("", "the head, for a send by a process that didn't send last", 0, 1),
    KEY("", "an idempotency key", 2, 0),
    FIRST("firsts", "first message between two people", 10, 1),
    OPEN("opens", "direct conversation without a message", 4, 1),
    EDIT("edits", "edit or delete a message", 8, 2),
    EDIT_NEWEST("newest-edits", "edit or delete the newest message", 12, 2),
    MARK("marks", "move the read mark", 6, 1),
    SETTING("settings", "mute or put away", 6, 3),
    BLOCK("blocks", "block somebody, or undo it, before a conversation", 4, 1),
    BLOCK_MET("met-blocks", "block somebody, or undo it, in a conversation", 6, 2),
    ADD("adds", "add somebody to a group of 3", 22, 0),
    RENAME("renames", "rename a group of 3", 14, 0),
    LEAVE("leaves", "leave a group of 3, or be removed", 22, 0),
    READ("reads", "the newest messages: 20 like the seed's", 0, 3),
    PAGE("pages", "messages before or after one", 0, HEAD.reads + READ.reads),
    AROUND("arounds", "messages around one", 0, PAGE.reads + READ.reads),
    GET("gets", "one message, or one conversation, by its id", 0, 2),
    INBOX("inboxes", "the inbox: 20 conversations", 0, 3);

    private final String option;
    private final String label;
    private final int writes;
    private final int reads;

    Operation(String option, String label, int writes, int reads) {
        this.option = option;
        this.label = label;
        this.writes = writes;
        this.reads = reads;
    }

    /** The option that says how often it happens, unless that follows from others. */
    Optional<String> option() {
        return option.isEmpty() ? Optional.empty() : Optional.of("--" + option);
    }

    String label() {
        return label;
    }

    Capacity units() {
        return new Capacity(writes, reads);
    }

    public int writes() {
        return writes;
    }

    public int reads() {
        return reads;
    }
}
