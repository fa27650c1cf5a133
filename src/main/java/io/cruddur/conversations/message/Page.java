package io.cruddur.conversations.message;

import java.util.List;

/** A run of a conversation's messages, oldest first. */
public record Page(List<Message> messages) {

    public Page {
        messages = List.copyOf(messages);
    }
}
