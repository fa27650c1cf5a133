package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Inbox;
import io.cruddur.conversations.conversation.InboxRow;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.conversation.Races;
import io.cruddur.conversations.conversation.Turns;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends a message into a conversation: one transaction stores it, advances the head and shows it in every member's inbox,
 * on condition that nobody else changed the conversation since its head was seen. Who loses that race takes the new head
 * and tries again. 8 WCU between two people, 12 when the inbox rows move; 1 RCU unless this process wrote the head last.
 */
@ApplicationScoped
public class SendMessage {

    private static final int MESSAGE = 0;
    private static final int HEAD = 1;
    private static final int KEY = 2;

    /** In code points: every text of the {@code /api} face is shown whole. */
    private static final int PREVIEW = 1024;

    private final Heads heads;
    private final Messages messages;
    private final Inbox inbox;
    private final Turns turns;
    private final Commit commit;

    SendMessage(Heads heads, Messages messages, Inbox inbox, Turns turns, Commit commit) {
        this.heads = heads;
        this.messages = messages;
        this.inbox = inbox;
        this.turns = turns;
        this.commit = commit;
    }

    /** One attempt: the head it builds on, and the least stamps that are still free. */
    private record Attempt(int number, Draft draft, Head seen, Stamp notBefore, Stamp row) {}

    /** Fails with {@code NotFound} if the author isn't a member, with {@code Unavailable} if it can't be stored. */
    public Uni<Sent> send(ConversationId id, Draft draft) {
        UserId author = draft.author().id();
        return Races.inTime(turns.take(
                Heads.partition(id),
                () -> heads.remembered(id, author)
                        .map(head -> attempt(first(draft, head)))
                        .orElseGet(() -> fromStored(id, 1, draft))));
    }

    private static Attempt first(Draft draft, Head head) {
        return new Attempt(1, draft, head, draft.writtenAt(), draft.writtenAt());
    }

    private Uni<Sent> fromStored(ConversationId id, int number, Draft draft) {
        return heads.find(id)
                .map(head -> head.orElseThrow(() -> new Problem.NotFound().failure()))
                .chain(head -> attempt(new Attempt(number, draft, head, draft.writtenAt(), draft.writtenAt())));
    }

    private Uni<Sent> attempt(Attempt attempt) {
        Head seen = attempt.seen();
        if (!seen.has(attempt.draft().author().id())) {
            return Uni.createFrom().failure(new Problem.NotFound().failure());
        }
        Head next = seen.after(attempt.draft().author(), attempt.notBefore(), inbox.settle(), attempt.row());
        Message message = message(attempt.draft(), next);
        var writes = new ArrayList<Write>(List.of(messages.create(message)));
        writes.add(heads.advance(seen, next, message.author().id()));
        attempt.draft().key().ifPresent(key -> writes.add(Keys.create(key, message)));
        writes.addAll(inbox.show(seen, next, latest(message)));
        return commit.commit("send", message, writes).chain(outcome -> switch (outcome) {
            case Outcome.Committed() -> {
                heads.remember(next);
                yield Uni.createFrom().item(new Sent(message, false, false));
            }
            case Outcome.Refused refused -> {
                heads.forget(seen.id());
                yield Races.again(attempt.number(), () -> again(attempt, next, refused));
            }
        });
    }

    private Uni<Sent> again(Attempt lost, Head tried, Outcome.Refused refused) {
        int number = lost.number() + 1;
        var key = lost.draft().key();
        if (key.isPresent() && refused.of(KEY).failed()) {
            return replay(refused.of(KEY), key.get(), lost.draft());
        }
        if (refused.of(HEAD).failed()) {
            // The head that is handed over is good for a repetition at once; after a pause it would be stale again.
            return refused.of(HEAD)
                    .current()
                    .filter(_ -> lost.number() == 1)
                    .map(item ->
                            attempt(new Attempt(number, lost.draft(), Heads.head(item), lost.notBefore(), lost.row())))
                    .orElseGet(() -> fromStored(lost.seen().id(), number, lost.draft()));
        }
        // A message of somebody who writes past us, or another conversation's row: the next microsecond is free.
        boolean stampTaken = refused.of(MESSAGE).failed();
        boolean placeTaken = refused.anyFrom(key.isPresent() ? KEY + 1 : KEY);
        if (stampTaken || placeTaken) {
            return attempt(new Attempt(
                    number,
                    lost.draft(),
                    lost.seen(),
                    stampTaken ? tried.lastMessageAt().next() : lost.notBefore(),
                    placeTaken ? tried.inboxStamp().next() : lost.row()));
        }
        return fromStored(lost.seen().id(), number, lost.draft());
    }

    /** The answer that the key's first request got. */
    static Uni<Sent> replay(Outcome.Reason taken, IdempotencyKey key, Draft draft) {
        return Uni.createFrom().item(() -> Keys.answered(taken.current().orElseThrow(), key, draft));
    }

    /** The message that a head's last step stands for. */
    static Message message(Draft draft, Head head) {
        Stamp at = head.lastMessageAt();
        return new Message(
                head.id(),
                MessageId.at(at),
                head.lastSeq(),
                draft.author(),
                draft.text().value(),
                at);
    }

    static InboxRow.Latest latest(Message message) {
        return new InboxRow.Latest(
                message.id(), message.seq(), message.author().id(), preview(message.text()), message.createdAt());
    }

    private static String preview(String text) {
        return text.codePointCount(0, text.length()) > PREVIEW
                ? text.substring(0, text.offsetByCodePoints(0, PREVIEW))
                : text;
    }
}
