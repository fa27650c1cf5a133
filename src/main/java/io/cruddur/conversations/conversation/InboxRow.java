package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A conversation as one member's inbox shows it. The head is the truth; a row is made from it, whole.
 *
 * @param title of a group, if it has one
 * @param other the other person; in a group, whoever wrote last
 * @param participants everybody else, who came first first
 * @param place where the row is in the inbox: its sort key
 */
public record InboxRow(
        ConversationId conversation,
        Head.Kind kind,
        Optional<String> title,
        User other,
        List<UserId> participants,
        Latest latest,
        long readSeq,
        boolean muted,
        boolean archived,
        Stamp place) {

    public InboxRow {
        participants = List.copyOf(participants);
    }

    /** How many messages the member hasn't read. */
    public long unread() {
        return latest.seq() - readSeq;
    }

    /** Everybody whom it names. */
    public Stream<UserId> people() {
        return Stream.concat(Stream.of(other.id()), participants.stream());
    }

    /**
     * The newest message, as far as an inbox shows it.
     *
     * @param text the message's text, or the beginning of a long one; empty if it has been deleted
     */
    public record Latest(MessageId id, long seq, UserId author, String text, Stamp at) {}
}
