package io.cruddur.conversations.message;

import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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
     * all the rest.
     */
    Uni<Outcome> commit(String operation, Message message, List<Write> writes) {
        return dynamo.transact(operation, writes)
                .onFailure(ProblemException.class)
                .recoverWithUni(unknown -> messages.find(message.conversation(), message.id())
                        .chain(found -> found.isPresent()
                                ? Uni.createFrom().item(new Outcome.Committed())
                                : Uni.createFrom().failure(unknown)));
    }
}
