package io.cruddur.conversations.message;

import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;

/** Commits one message with all that hangs on it, and is honest about what became of it. */
@ApplicationScoped
class Commit {

    private final Dynamo dynamo;
    private final Messages messages;

    Commit(Dynamo dynamo, Messages messages) {
        this.dynamo = dynamo;
        this.messages = messages;
    }

    /**
     * Commits the writes. When DynamoDB doesn't say what became of them, the message itself does: if it is there, so is
     * all the rest. A DynamoDB that fails is asked no more often for that than for anything else.
     */
    Uni<Outcome> commit(String operation, Message message, List<Write> writes) {
        return commit(operation, message, _ -> true, writes);
    }

    /**
     * Commits the writes of a changed message, in the same way: they are there if the message is exactly as it should be,
     * time stamp included, since the same revision may be somebody else's.
     */
    Uni<Outcome> change(String operation, Message changed, List<Write> writes) {
        return commit(operation, changed, changed::equals, writes);
    }

    private Uni<Outcome> commit(String operation, Message message, Predicate<Message> proof, List<Write> writes) {
        return dynamo.transactBeforeLook(operation, writes)
                .onFailure(ProblemException.class)
                .recoverWithUni(unknown -> messages.look(message.conversation(), message.id())
                        .chain(found -> found.filter(proof).isPresent()
                                ? Uni.createFrom().item(new Outcome.Committed())
                                : Uni.createFrom().failure(unknown)));
    }
}
