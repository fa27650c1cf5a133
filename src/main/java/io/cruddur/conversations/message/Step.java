package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.table.Write;
import java.util.List;
import java.util.Optional;

/**
 * What one more message does to the conversation that it is appended to.
 *
 * @param head the head it follows, with its members and title as they shall be
 * @param text the message's
 * @param event the message's, if it is a system message
 * @param guards further conditions, which keep the step from being taken if somebody has blocked somebody
 */
record Step(Head head, String text, Optional<Event> event, List<Write> guards) {

    /** Says something, and changes nothing else. */
    static Step say(Head head, MessageText text) {
        return new Step(head, text.value(), Optional.empty(), List.of());
    }
}
