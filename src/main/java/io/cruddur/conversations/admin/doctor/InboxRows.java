package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.OriginalRow;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at inbox rows, whether their conversation's head wants them where they are; what they show is its conversation's. */
@ApplicationScoped
class InboxRows {

    private final Store store;
    private final ReadChart readChart;
    private final Heads heads;

    InboxRows(Store store, ReadChart readChart, Heads heads) {
        this.store = store;
        this.readChart = readChart;
        this.heads = heads;
    }

    /** One as a reader of the table has come by it: 1 RCU; where that looks ill, it is read again. */
    void look(Item item, Casebook casebook, boolean fix) {
        if (OriginalRow.is(item)) {
            casebook.add(new Finding(Ill.ROW_ORIGINAL, key(item)), false);
            return;
        }
        var owner = Rows.owner(item.pk());
        var id = item.text("message_group_uuid").flatMap(ConversationId::parse);
        if (owner.isEmpty() || id.isEmpty() || !isPlace(item.sk())) {
            casebook.add(new Finding(Ill.ROW_UNREADABLE, key(item)), false);
            return;
        }
        try {
            if (ill(item, owner.get(), readChart.head(id.get())).isPresent()) {
                again(item, owner.get(), id.get(), casebook, fix);
            }
        } catch (Unreadable _) {
            // the head
        }
    }

    private void again(Item seen, UserId owner, ConversationId id, Casebook casebook, boolean fix) {
        // The row after the head: one that was moved away before the head was read is gone by now.
        var head = readChart.head(id);
        var row = store.get(seen.pk(), seen.sk());
        if (row.isEmpty() || isOfAnother(row.get(), id)) {
            return;
        }
        ill(row.get(), owner, head).ifPresent(ill -> {
            boolean mended = fix && remove(row.get(), id, head);
            casebook.add(new Finding(ill, id + " " + key(seen)), mended);
        });
    }

    private static boolean isOfAnother(Item row, ConversationId id) {
        return row.text("message_group_uuid").filter(id.toString()::equals).isEmpty();
    }

    private static Optional<Ill> ill(Item row, UserId owner, Optional<Head> head) {
        if (head.filter(found -> found.has(owner) && found.lastSeq() > 0).isEmpty()) {
            return Optional.of(Ill.ROW_ORPHANED);
        }
        return head.filter(found -> found.inboxStamp().toString().equals(row.sk()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Ill.ROW_ELSEWHERE);
    }

    /** On condition that the head still doesn't want it; without a conversation its text may be the only one, and is kept. */
    private boolean remove(Item row, ConversationId id, Optional<Head> head) {
        List<Write> writes = new ArrayList<>();
        if (head.isPresent()) {
            writes.add(heads.change(head.get(), head.get().next()));
            writes.add(Write.remove(row));
        } else {
            writes.add(Write.absent(Heads.partition(id), Heads.HEAD));
            writes.addAll(store.moveAside(row));
        }
        return store.transact(writes) instanceof Outcome.Committed;
    }

    private static boolean isPlace(String sk) {
        try {
            return Stamp.parse(sk).toString().equals(sk);
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static String key(Item item) {
        return item.pk() + " " + item.sk();
    }
}
