package io.cruddur.conversations.stream;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.SetAside;
import io.cruddur.conversations.table.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Where groups have gone that became part of another conversation: items {@code OLD#MSG#<group>}, {@code NOW}. Who made such
 * a group goes on writing into it.
 */
@ApplicationScoped
class Moved {

    private static final String NOW = "NOW";
    private static final String CONVERSATION = "message_group_uuid";

    private final Dynamo dynamo;

    Moved(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Where a group has gone, if it has: strongly consistent, 1 RCU. */
    Uni<Optional<ConversationId>> find(ConversationId group) {
        return dynamo.get("moved", SetAside.partition(Heads.partition(group)), NOW)
                .map(item -> item.flatMap(moved -> moved.text(CONVERSATION)).flatMap(ConversationId::parse));
    }

    /** Notes it. */
    Uni<Void> note(List<ConversationId> groups, ConversationId into) {
        List<Write> notes = groups.stream()
                .filter(group -> !group.equals(into))
                .map(group -> Write.put(Item.keyed(SetAside.partition(Heads.partition(group)), NOW)
                        .with(CONVERSATION, into)))
                .toList();
        return notes.isEmpty()
                ? Uni.createFrom().voidItem()
                : dynamo.transact("moved", notes).replaceWithVoid();
    }
}
