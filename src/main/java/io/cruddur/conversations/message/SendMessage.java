package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Sends a message into a conversation. 8 WCU between two people, 12 when the inbox rows move; 1 RCU unless this process
 * wrote the head last.
 */
@ApplicationScoped
public class SendMessage {

    private final Append append;
    private final Keys keys;

    SendMessage(Append append, Keys keys) {
        this.append = append;
        this.keys = keys;
    }

    /**
     * Fails with {@code NotFound} if the author isn't a member, with {@code BLOCKED} if the other person has blocked them,
     * with {@code Unavailable} if it can't be stored. What was sent before the block is still answered to its key.
     */
    public Uni<Sent> send(ConversationId id, Draft draft) {
        var entry = new Append.Entry(
                "send", draft.author(), draft.writtenAt(), draft.key(), head -> Optional.of(say(head, draft)));
        return append.append(id, entry)
                .map(Optional::orElseThrow)
                .onFailure(ProblemException.isOf(Kind.BLOCKED))
                .recoverWithUni(block -> keys.find(draft)
                        .chain(sent -> sent.map(Uni.createFrom()::item)
                                .orElseGet(() -> Uni.createFrom().failure(block))));
    }

    private static Step say(Head head, Draft draft) {
        requireUnblocked(head, draft.author());
        return Step.say(head, draft.text());
    }

    /** Fails with {@code BLOCKED} if the other person has blocked the author. */
    static void requireUnblocked(Head head, User author) {
        if (head.member(author.id()).orElseThrow().blocked()) {
            throw Problem.Plain.of(Kind.BLOCKED).failure();
        }
    }
}
