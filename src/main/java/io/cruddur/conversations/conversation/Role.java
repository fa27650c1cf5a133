package io.cruddur.conversations.conversation;

import java.util.Locale;

/** What a member may do in a group, besides reading, writing and leaving. */
public enum Role {
    /** Adds and removes members. */
    OWNER,
    MEMBER;

    /** As the table and the API write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
