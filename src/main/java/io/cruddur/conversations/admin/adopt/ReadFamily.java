package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.OriginalRow;
import io.cruddur.conversations.conversation.Pair;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.message.OriginalMessage;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads all that there is of a family: strongly consistent, each item once. */
@ApplicationScoped
class ReadFamily {

    private final Store store;
    private final Heads heads;
    private final Pairs pairs;
    private final Users users;

    ReadFamily(Store store, Heads heads, Pairs pairs, Users users) {
        this.store = store;
        this.heads = heads;
        this.pairs = pairs;
        this.users = users;
    }

    Snapshot read(Family family) {
        Pair pair = family.people()
                .map(two -> store.now(pairs.find(two.one(), two.other())))
                .orElse(Pair.NONE);
        var rows = rows(family);
        var items = new ArrayList<Item>();
        var settled = new ArrayList<Item>();
        Optional<Head> target = pair.conversation().flatMap(id -> store.now(heads.find(id)));
        for (Group group : family.groups()) {
            var partition = new ArrayList<>(store.partition(Heads.partition(group.id)));
            boolean hasHead = !partition.isEmpty() && Heads.isHead(partition.getLast());
            if (hasHead) {
                Head head = Heads.head(partition.removeLast());
                target = target.or(() -> Optional.of(head));
            }
            // Under a head, only what the original put there is left to adopt.
            partition.stream()
                    .filter(item -> !hasHead || OriginalMessage.is(item))
                    .forEach(items::add);
        }
        target.ifPresent(head -> store.partition(Heads.partition(head.id())).stream()
                .filter(item -> !Heads.isHead(item) && !OriginalMessage.is(item))
                .forEach(settled::add));
        return new Snapshot(family, target, items, settled, rows, pair, known(family));
    }

    private List<OriginalRow> rows(Family family) {
        return family.rows().stream()
                .flatMap(key -> store.get(key.pk(), key.sk()).stream())
                .filter(OriginalRow::is)
                .flatMap(item -> OriginalRow.read(item).stream())
                .toList();
    }

    private Map<UserId, User> known(Family family) {
        return family.people()
                .map(two -> store.now(users.certainlyByIds(Set.copyOf(two.both()))))
                .orElse(Map.of());
    }
}
