package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;

/**
 * A conversation as one member's inbox shows it. The head is the truth; a row is made from it, whole.
 *
 * @param other the other person
 * @param place where the row is in the inbox: its sort key
 */
public record InboxRow(ConversationId conversation, User other, Latest latest, long readSeq, Stamp place) {

    /**
     * The newest message, as far as an inbox shows it.
     *
     * @param text the message's text, or the beginning of a long one
     */
    public record Latest(MessageId id, long seq, UserId author, String text, Stamp at) {}
}
