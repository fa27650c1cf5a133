package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.conversation.Blocks;
import io.cruddur.conversations.conversation.ChangeLog;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.message.Keys;
import io.cruddur.conversations.table.Item;
import java.util.Locale;

/** What an item of the table is, by its key. */
enum Kind {
    MESSAGE,
    HEAD,
    INBOX,
    PAIR,
    BLOCK,
    KEY,
    CHANGE,
    OTHER;

    static Kind of(Item item) {
        String pk = item.pk();
        if (pk.startsWith(Heads.PREFIX)) {
            return Heads.isHead(item) ? HEAD : MESSAGE;
        }
        if (pk.startsWith(Rows.PREFIX)) {
            return INBOX;
        }
        if (pk.startsWith(Pairs.PREFIX)) {
            return PAIR;
        }
        if (pk.startsWith(Blocks.PREFIX)) {
            return BLOCK;
        }
        if (pk.startsWith(ChangeLog.PREFIX)) {
            return CHANGE;
        }
        return pk.startsWith(Keys.PREFIX) ? KEY : OTHER;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
