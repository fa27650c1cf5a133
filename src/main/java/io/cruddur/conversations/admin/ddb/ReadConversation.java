package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.table.Consumption;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * A page of a conversation for those who look after the table: whoever is in it, and also where it has no head, as what the
 * original left. One query.
 */
@ApplicationScoped
class ReadConversation {

    private final Dynamo dynamo;
    private final Consumption consumption;

    ReadConversation(Dynamo dynamo, Consumption consumption) {
        this.dynamo = dynamo;
        this.consumption = consumption;
    }

    /**
     * What was found, and what that cost.
     *
     * @param head comes with the newest page only
     * @param messages oldest first
     * @param before where the page of older ones begins, if there is one
     */
    record Found(Optional<Head> head, List<Item> messages, Optional<String> before, Units units) {}

    Found read(ConversationId id, Optional<String> below, int limit) {
        var range = dynamo.newest("get-conversation", Heads.partition(id), below, limit + 1)
                .await()
                .indefinitely();
        if (range.items().isEmpty() && below.isEmpty()) {
            throw Failure.of(Exit.FAILED, "There is no conversation " + id + ".");
        }
        var messages = range.items().stream()
                .filter(item -> !Heads.isHead(item))
                .limit(limit)
                .toList();
        boolean older = range.more() || messages.size() < countMessages(range.items());
        return new Found(
                range.items().stream().filter(Heads::isHead).findFirst().map(Heads::head),
                messages.reversed(),
                older && !messages.isEmpty() ? Optional.of(messages.getLast().sk()) : Optional.empty(),
                consumption.soFar());
    }

    private static long countMessages(List<Item> items) {
        return items.stream().filter(item -> !Heads.isHead(item)).count();
    }
}
