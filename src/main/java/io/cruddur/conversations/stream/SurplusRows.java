package io.cruddur.conversations.stream;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.OriginalRow;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Rows of others that a conversation doesn't need, since it has its own. */
@ApplicationScoped
class SurplusRows {

    private final Dynamo dynamo;
    private final Messages messages;
    private final DeadLetters deadLetters;

    SurplusRows(Dynamo dynamo, Messages messages, DeadLetters deadLetters) {
        this.dynamo = dynamo;
        this.messages = messages;
        this.deadLetters = deadLetters;
    }

    /** Takes one away; if its text is in none of the conversation's newest messages, or its owner isn't in it, it is kept. */
    Uni<Verdict> remove(OriginalRow row, ConversationId of) {
        return messages.arrivals(of, ForeignMessages.MANY).chain(arrivals -> {
            if (arrivals.head().filter(head -> head.has(row.owner())).isEmpty()) {
                return deadLetters.keep(row.item(), "Its owner isn't in the conversation.");
            }
            return row.text().isEmpty() || arrivals.texts().contains(row.text())
                    ? dynamo.transact("stream", List.of(Write.remove(row.item())))
                            .replaceWith(Verdict.TAKEN_IN)
                    : deadLetters.keep(row.item(), "Its text is in none of the newest messages.");
        });
    }
}
