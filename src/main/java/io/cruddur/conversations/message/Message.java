package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message, as stored.
 *
 * @param seq its number in the conversation, from 1, without gaps, in the order of the time stamps; 0 for
 *     one that the original stored
 * @param author a copy, which may be older than what Postgres says
 * @param text as it is now; empty if it has been deleted
 * @param event what it tells, if it is a system message
 * @param rev its revision: 1, and 1 more with each change
 * @param editedAt when its text was last changed, if it was
 * @param deletedAt when it was deleted, if it was
 */
public record Message(
        ConversationId conversation,
        MessageId id,
        long seq,
        User author,
        String text,
        Stamp createdAt,
        Optional<Event> event,
        long rev,
        Optional<Stamp> editedAt,
        Optional<Stamp> deletedAt) {

    /** The new message that a head's last step stands for, with an id of its own. */
    static Message of(Head head, User author, String text, Optional<Event> event) {
        Stamp at = head.lastMessageAt();
        return new Message(
                head.id(),
                MessageId.at(at),
                head.lastSeq(),
                author,
                text,
                at,
                event,
                1,
                Optional.empty(),
                Optional.empty());
    }

    /** The message that somebody else has stored, as a head's last step takes it in. */
    static Message adopted(Head head, OriginalMessage original) {
        Stamp at = head.lastMessageAt();
        return stored(head.id(), original.id(at), head.lastSeq(), original.author(), original.text(), Optional.empty());
    }

    /** One as it was first stored, under that id and number. */
    static Message stored(
            ConversationId conversation, MessageId id, long seq, User author, String text, Optional<Event> event) {
        return new Message(
                conversation, id, seq, author, text, id.stamp(), event, 1, Optional.empty(), Optional.empty());
    }

    /** The next revision, with another text. */
    Message edited(MessageText changed, Stamp now) {
        return changed(changed.value(), Optional.of(now.orLater(createdAt)), Optional.empty());
    }

    /** The next revision, which has no text any more. */
    Message deleted(Stamp now) {
        return changed("", editedAt, Optional.of(now.orLater(createdAt)));
    }

    private Message changed(String newText, Optional<Stamp> edited, Optional<Stamp> deleted) {
        return new Message(conversation, id, seq, author, newText, createdAt, event, rev + 1, edited, deleted);
    }

    /** What tells its revisions apart in an {@code ETag}. */
    String tag() {
        return Long.toString(rev);
    }

    /** Everybody whom it names. */
    public Stream<UserId> people() {
        return Stream.concat(Stream.of(author), event.flatMap(Event::subject).stream())
                .map(User::id);
    }
}
