package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.OriginalRow;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.SetAside;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in the table, without the texts: some hundred bytes for each group. */
final class Survey {

    private final Map<ConversationId, Group> groups = new HashMap<>();
    private final List<Group.RowKey> strays = new ArrayList<>();
    private long items;

    synchronized void add(Item item) {
        items++;
        String pk = item.pk();
        if (pk.startsWith(Heads.PREFIX)) {
            addMessage(item);
        } else if (pk.startsWith(Rows.PREFIX)) {
            addRow(item);
        } else {
            SetAside.marked(item).flatMap(Heads::conversation).map(this::group).ifPresent(Group::setAside);
        }
    }

    private void addMessage(Item item) {
        Heads.conversation(item.pk())
                .map(this::group)
                .ifPresentOrElse(group -> group.addMessage(item), () -> stray(item));
    }

    private void addRow(Item item) {
        if (OriginalRow.is(item)) {
            OriginalRow.read(item)
                    .ifPresentOrElse(row -> group(row.conversation()).addRow(row), () -> stray(item));
        }
    }

    /** Whether it can't be told whose a row or a message is. */
    static boolean isStray(Item item) {
        return item.pk().startsWith(Rows.PREFIX)
                ? OriginalRow.is(item) && OriginalRow.read(item).isEmpty()
                : Heads.conversation(item.pk()).isEmpty();
    }

    private void stray(Item item) {
        strays.add(new Group.RowKey(item.pk(), item.sk()));
    }

    private Group group(ConversationId id) {
        return groups.computeIfAbsent(id, Group::new);
    }

    long items() {
        return items;
    }

    Optional<Group> find(ConversationId id) {
        return Optional.ofNullable(groups.get(id));
    }

    Collection<Group> groups() {
        return groups.values();
    }

    /** Rows and messages that can't be told whose they are. */
    List<Group.RowKey> strays() {
        return strays;
    }
}
