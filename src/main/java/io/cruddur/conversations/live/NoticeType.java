package io.cruddur.conversations.live;

import java.util.Locale;

/** What an event tells of; those of one time and message are told in this order. */
enum NoticeType {
    CONVERSATION_CREATED,
    MESSAGE_CREATED,
    MESSAGE_EDITED,
    MESSAGE_DELETED,
    CONVERSATION_CHANGED,
    CONVERSATION_LEFT,
    READ,
    TYPING,
    CAUGHT_UP,
    PROBLEM;

    /** The event's name: {@code message.created}, {@code caught-up}. */
    @Override
    public String toString() {
        String name = name().toLowerCase(Locale.ROOT);
        return name.replace('_', this == CAUGHT_UP ? '-' : '.');
    }
}
