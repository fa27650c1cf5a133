package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that has changed for somebody, and that no new message tells of.
 *
 * @param at when, by the clock of whoever changed it
 * @param revision of which message, if it is one that has changed
 */
public record Change(Kind kind, ConversationId conversation, Stamp at, Optional<Revision> revision) {

    /** What can change. */
    public enum Kind {
        /** A message's text. */
        EDITED,
        /** A message is no more. */
        DELETED,
        /** How far the person has read. */
        READ,
        /** What the conversation is to the person: muted, put away. */
        SETTINGS,
        /** The person is no member any more. */
        LEFT;

        /** As the table writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** A message as it has been changed to. */
    public record Revision(MessageId message, long seq, long rev) {}

    /** One of a message. */
    public static Change of(Kind kind, ConversationId conversation, Stamp at, Revision revision) {
        return new Change(kind, conversation, at, Optional.of(revision));
    }

    /** One of the conversation itself. */
    public static Change of(Kind kind, ConversationId conversation, Stamp at) {
        return new Change(kind, conversation, at, Optional.empty());
    }
}
