package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.admin.upkeep.UpkeepConfig;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.SetAside;
import io.cruddur.conversations.table.Write;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Plans for groups that can't become a conversation, since nobody can tell whose they are: all of it is kept aside. */
@ApplicationScoped
class PutAside {

    private final Store store;
    private final UpkeepConfig config;

    PutAside(Store store, UpkeepConfig config) {
        this.store = store;
        this.config = config;
    }

    Plan plan(Snapshot snapshot) {
        ConversationId id = snapshot.family().id();
        var items = Stream.concat(
                        snapshot.items().stream(), snapshot.rows().stream().map(row -> row.item()))
                .toList();
        var moves = new ArrayList<List<Write>>();
        // Half of it may look as if it were two people's, so what it is must be known from the first write on.
        moves.add(List.of(SetAside.mark(Heads.partition(id), "It isn't known whose this is.")));
        items.forEach(item -> moves.add(store.moveAside(item)));
        return items.isEmpty()
                ? new Plan(id, List.of(), new Plan.Tally().counts(), List.of())
                : plan(id, moves, items.size());
    }

    /** The same for single items. */
    Plan plan(List<Group.RowKey> strays, ConversationId as) {
        var items = strays.stream()
                .flatMap(key -> store.get(key.pk(), key.sk()).stream())
                .filter(Survey::isStray)
                .toList();
        return plan(as, items.stream().map((Item item) -> store.moveAside(item)).toList(), items.size());
    }

    private Plan plan(ConversationId id, List<List<Write>> moves, int items) {
        var tally = new Plan.Tally();
        tally.add(Repair.SET_ASIDE, items);
        var packing = new Plan.Packing(config.transaction(), List.of());
        moves.forEach(packing::add);
        return new Plan(id, packing.with(List.of()), tally.counts(), List.of());
    }
}
