package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Races;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Puts back what somebody else has overwritten; nothing, if it is there. */
@ApplicationScoped
public class PutBack {

    /** The newest message is among so many items, whatever else others have put there. */
    private static final int MANY = 20;

    private final Dynamo dynamo;
    private final Heads heads;
    private final Messages messages;
    private final Rows rows;

    PutBack(Dynamo dynamo, Heads heads, Messages messages, Rows rows) {
        this.dynamo = dynamo;
        this.heads = heads;
        this.messages = messages;
        this.rows = rows;
    }

    /** One of our messages, as it was before; in the place of an earlier revision of it, too, which an old record put back. */
    public Uni<Void> message(Item message) {
        return dynamo.transact("put-back", List.of(Write.putNew(message)))
                .chain(outcome -> outcome instanceof Outcome.Refused refused
                        ? refused.of(0)
                                .current()
                                .filter(there -> Messages.isEarlier(there, message))
                                .map(there -> dynamo.transact("put-back", List.of(Write.replace(there, message)))
                                        .replaceWithVoid())
                                .orElseGet(() -> Uni.createFrom().voidItem())
                        : Uni.createFrom().voidItem());
    }

    /** A member's inbox row, if its place is that one. */
    public Uni<Void> row(ConversationId id, UserId user, String place) {
        return row(id, user, place, 1);
    }

    private Uni<Void> row(ConversationId id, UserId user, String place, int attempt) {
        return messages.newest(id, user, MANY)
                .chain(page -> {
                    var newest = page.messages().stream()
                            .filter(message -> message.seq() == page.head().lastSeq())
                            .findFirst();
                    boolean isThere = page.head().inboxStamp().toString().equals(place);
                    if (newest.isEmpty() || !isThere) {
                        return Uni.createFrom().voidItem();
                    }
                    var row = rows.put(page.head(), page.reader(), Preview.of(newest.get()), Optional.empty());
                    var writes = List.of(heads.change(page.head(), page.head().next()), row);
                    return dynamo.transact("put-back", writes)
                            .chain(outcome -> outcome instanceof Outcome.Refused lost
                                            && !lost.of(1).failed()
                                    ? Races.again(attempt, () -> row(id, user, place, attempt + 1))
                                    : Uni.createFrom().voidItem());
                })
                .onFailure(ProblemException.isOf(Kind.NOT_FOUND))
                .recoverWithNull();
    }
}
