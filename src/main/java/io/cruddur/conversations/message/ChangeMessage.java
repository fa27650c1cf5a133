package io.cruddur.conversations.message;

import io.cruddur.conversations.conditional.EntityTags;
import io.cruddur.conversations.conversation.Announce;
import io.cruddur.conversations.conversation.Change;
import io.cruddur.conversations.conversation.Change.Revision;
import io.cruddur.conversations.conversation.ChangeLog;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.conversation.Races;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.conversation.Turns;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edits or deletes a message, for its author. The message, the head and, if it is the newest, every member's inbox row
 * change in one transaction, of which everybody's change log tells; its number and its place stay, so nothing moves and
 * nobody has more or less unread. Between two people 2 RCU, and 8 WCU, or 12 if it is the newest, unless there is nothing
 * to change.
 */
@ApplicationScoped
class ChangeMessage {

    private final Heads heads;
    private final Messages messages;
    private final Rows rows;
    private final Turns turns;
    private final ChangeLog log;
    private final Commit commit;
    private final Announce announce;
    private final Duration editable;

    ChangeMessage(
            Heads heads,
            Messages messages,
            Rows rows,
            Turns turns,
            ChangeLog log,
            Commit commit,
            Announce announce,
            MessagesConfig config) {
        this.heads = heads;
        this.messages = messages;
        this.rows = rows;
        this.turns = turns;
        this.log = log;
        this.commit = commit;
        this.announce = announce;
        this.editable = config.editable();
    }

    /**
     * Which message is to be changed.
     *
     * @param author who wants it
     * @param now the author's clock
     * @param ifMatch the states in which they want it; it has to be there
     */
    record Which(
            ConversationId conversation, MessageId message, User author, Stamp now, Optional<EntityTags> ifMatch) {}

    private record Request(String operation, Which which, Optional<MessageText> text) {}

    /**
     * The message afterwards, or as it is if that is its text. Fails with the first that applies of: {@code NotFound} if the
     * message isn't there for that person, {@code PRECONDITION_REQUIRED}, {@code NOT_THE_AUTHOR}, {@code DELETED}, {@code
     * PRECONDITION_FAILED}, {@code TOO_LATE}, {@code BLOCKED}; and with {@code Unavailable} if it can't be stored.
     */
    Uni<Message> edit(Which which, MessageText text) {
        return change(new Request("edit", which, Optional.of(text)));
    }

    /**
     * What is left of the message, also if it is deleted already. Fails as an edit does, but not for being blocked, nor,
     * once it is deleted, for coming late.
     */
    Uni<Message> delete(Which which) {
        return change(new Request("delete", which, Optional.empty()));
    }

    private Uni<Message> change(Request request) {
        var conversation = request.which().conversation();
        return Races.inTime(turns.take(Heads.partition(conversation), () -> attempt(request, 1)));
    }

    /** The message is read after the head, so the condition on the head's version keeps its revision from changing, too. */
    private Uni<Message> attempt(Request request, int number) {
        Which which = request.which();
        UserId author = which.author().id();
        return heads.ofMember(which.conversation(), author)
                .chain(seen -> messages.get(seen, which.message(), author)
                        .chain(message -> attempt(request, seen, message, number)));
    }

    private Uni<Message> attempt(Request request, Head seen, Message before, int number) {
        Message after = changed(request, seen, before);
        if (after.equals(before)) {
            return Uni.createFrom().item(before);
        }
        Head next = seen.next();
        var writes = new ArrayList<>(List.of(messages.change(after), heads.change(seen, next)));
        if (after.seq() == seen.lastSeq()) {
            writes.addAll(rows.show(seen, next, Preview.of(after)));
        }
        var whom = readers(next, after);
        writes.addAll(log.tell(whom, told(after)));
        return commit.change(request.operation(), after, writes).chain(outcome -> switch (outcome) {
            case Outcome.Committed() -> {
                announce.change(next, whom);
                yield Uni.createFrom().item(after);
            }
            case Outcome.Refused _ -> Races.again(number, () -> attempt(request, number + 1));
        });
    }

    private static List<UserId> readers(Head head, Message message) {
        return head.members().values().stream()
                .filter(member -> member.sees(message.seq()))
                .map(Member::id)
                .toList();
    }

    private static Change told(Message after) {
        var revision = new Revision(after.id(), after.seq(), after.rev());
        return after.deletedAt()
                .map(at -> Change.of(Change.Kind.DELETED, after.conversation(), at, revision))
                .orElseGet(() -> Change.of(
                        Change.Kind.EDITED,
                        after.conversation(),
                        after.editedAt().orElseThrow(),
                        revision));
    }

    private Message changed(Request request, Head head, Message message) {
        Which which = request.which();
        EntityTags ifMatch = which.ifMatch().orElseThrow(() -> failure(Kind.PRECONDITION_REQUIRED));
        if (message.event().isPresent()
                || !message.author().id().equals(which.author().id())) {
            throw failure(Kind.NOT_THE_AUTHOR);
        }
        boolean deleted = message.deletedAt().isPresent();
        if (deleted && request.text().isPresent()) {
            throw failure(Kind.DELETED);
        }
        if (!ifMatch.hasStrong(message.tag())) {
            throw new Problem.Plain(Kind.PRECONDITION_FAILED, "Its ETag is \"" + message.tag() + "\".").failure();
        }
        if (deleted) {
            return message;
        }
        if (which.now().isAfter(message.createdAt().plus(editable))) {
            throw failure(Kind.TOO_LATE);
        }
        return request.text()
                .map(text -> edited(which, head, message, text))
                .orElseGet(() -> message.deleted(which.now()));
    }

    private static Message edited(Which which, Head head, Message message, MessageText text) {
        SendMessage.requireUnblocked(head, which.author());
        return message.text().equals(text.value()) ? message : message.edited(text, which.now());
    }

    private static ProblemException failure(Kind kind) {
        return Problem.Plain.of(kind).failure();
    }
}
