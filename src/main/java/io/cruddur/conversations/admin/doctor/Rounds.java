package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.conversation.Blocks;
import io.cruddur.conversations.conversation.ChangeLog;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.SetAside;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a segment of the table, item by item, and knows when a conversation is at its end: its head is the last of it. */
final class Rounds implements Consumer<Item> {

    private final Practice practice;
    private final Casebook casebook;
    private @Nullable ConversationId open;
    private @Nullable Tally tally;

    Rounds(Practice practice, Casebook casebook) {
        this.practice = practice;
        this.casebook = casebook;
    }

    @Override
    public void accept(Item item) {
        String pk = item.pk();
        if (pk.startsWith(Heads.PREFIX)) {
            message(item);
            return;
        }
        end();
        if (pk.startsWith(Rows.PREFIX)) {
            practice.row(item);
        } else if (pk.startsWith(Pairs.PREFIX) || pk.startsWith(Blocks.PREFIX)) {
            practice.pair(item);
        } else if (SetAside.is(item)) {
            remark(Ill.SET_ASIDE, item);
        } else if (!ChangeLog.isSound(item)) {
            practice.key(item);
        }
    }

    private void message(Item item) {
        var id = Heads.conversation(item.pk());
        if (id.isEmpty()) {
            end();
            remark(Ill.MESSAGE_UNREADABLE, item);
            return;
        }
        if (!id.get().equals(open)) {
            end();
            open = id.get();
            tally = new Tally(id.get());
        }
        Tally current = tally;
        if (current == null) {
            return;
        }
        if (!Heads.isHead(item)) {
            current.add(item);
            return;
        }
        open = null;
        tally = null;
        head(item).ifPresentOrElse(head -> practice.glance(head, current), () -> practice.look(id.get()));
    }

    private static Optional<Head> head(Item item) {
        try {
            return Optional.of(Heads.head(item));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    /** What was open has no head. */
    void end() {
        ConversationId headless = open;
        open = null;
        tally = null;
        if (headless != null) {
            practice.look(headless);
        }
    }

    private void remark(Ill ill, Item item) {
        casebook.add(new Finding(ill, item.pk() + " " + item.sk()), false);
    }
}
