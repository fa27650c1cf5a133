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
 * @param original where somebody else has stored it already; it goes when it is appended
 * @param guards further conditions, which keep the step from being taken if somebody has blocked somebody
 */
record Step(Head head, String text, Optional<Event> event, Optional<OriginalMessage> original, List<Write> guards) {

    /** Says something, and changes nothing else. */
    static Step say(Head head, MessageText text) {
        return new Step(head, text.value(), Optional.empty(), Optional.empty(), List.of());
    }

    /** Appends what somebody else has stored. */
    static Step takeIn(Head head, OriginalMessage original) {
        return new Step(head, original.text(), Optional.empty(), Optional.of(original), List.of());
    }
}
