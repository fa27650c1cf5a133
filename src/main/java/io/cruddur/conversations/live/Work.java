package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.UserId;

/** What a stream is to look at next. */
sealed interface Work {

    /** New messages of a conversation. */
    record Messages(ConversationId conversation) implements Work {}

    /** The change log. */
    record Changes() implements Work {}

    /** Somebody who is writing: there is nothing to look at, only to tell. */
    record Typing(ConversationId conversation, UserId by) implements Work {}

    /** What that wakes up for. */
    static Work of(Wake wake) {
        return switch (wake.kind()) {
            case MESSAGE -> new Messages(wake.conversation());
            case LOG -> new Changes();
            case TYPING -> new Typing(wake.conversation(), wake.by().orElseThrow());
        };
    }
}
