package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.OriginalRow;
import io.cruddur.conversations.conversation.Pair;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A family as it is in the table just now.
 *
 * @param target the conversation that it goes to, if it is there already
 * @param items the messages that aren't in the target yet
 * @param settled those that are
 * @param rows the inbox rows that the original made for it
 * @param known whom of its people Postgres knows
 */
record Snapshot(
        Family family,
        Optional<Head> target,
        List<Item> items,
        List<Item> settled,
        List<OriginalRow> rows,
        Pair pair,
        Map<UserId, User> known) {

    boolean isEmpty() {
        return items.isEmpty() && rows.isEmpty();
    }

    /** The rows of one of the two, those of a conversation first, the newest first. */
    List<OriginalRow> rowsOf(UserId user, ConversationId first) {
        return rows.stream()
                .filter(row -> row.owner().equals(user))
                .sorted((a, b) -> {
                    boolean isFirst = a.conversation().equals(first);
                    return isFirst != b.conversation().equals(first)
                            ? isFirst ? -1 : 1
                            : b.item().sk().compareTo(a.item().sk());
                })
                .toList();
    }

    /** Somebody as Postgres has them, else as the table does. */
    User person(UserId id, ConversationId first, Sayings sayings) {
        var inRows = family.people().stream()
                .flatMap(two -> two.both().stream())
                .flatMap(owner -> rowsOf(owner, first).stream())
                .map(OriginalRow::other);
        var inMessages = sayings.said().stream().map(saying -> saying.message().author());
        return Optional.ofNullable(known.get(id))
                .or(() -> Stream.concat(inRows, inMessages)
                        .filter(user -> user.id().equals(id))
                        .filter(user -> !user.handle().value().isEmpty())
                        .findFirst())
                .orElseGet(() -> new User(id, new Handle(""), ""));
    }

    /** The writes that take a row away, and keep a text that is in no message. */
    static List<Write> remove(OriginalRow row, Set<String> texts, Store store, Plan.Tally tally) {
        if (row.text().isEmpty() || texts.contains(row.text())) {
            return List.of(Write.remove(row.item()));
        }
        tally.add(Repair.SET_ASIDE);
        return store.moveAside(row.item());
    }

    /** The same for a row in the place of which something else is put. */
    static List<Write> replace(OriginalRow row, Set<String> texts, Store store, Plan.Tally tally, Write by) {
        var writes = new ArrayList<Write>();
        if (!row.text().isEmpty() && !texts.contains(row.text())) {
            tally.add(Repair.SET_ASIDE);
            writes.addAll(store.copyAside(row.item()));
        }
        writes.add(by);
        return writes;
    }
}
