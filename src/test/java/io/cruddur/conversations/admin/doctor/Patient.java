package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.admin.adopt.LegacyTable;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.table.Item;
import java.util.HashMap;
import java.util.List;

/**
 * A table with a conversation of ada and bob, of five messages, the newest by bob and sent with a key, and one of ada and
 * cyd, whom ada has blocked.
 */
record Patient(LegacyTable table, ConversationId id, ConversationId blockedOne, String ada, String bob, String cyd) {

    private List<Item> partition(String pk) {
        return table.items().stream().filter(item -> item.pk().startsWith(pk)).toList();
    }

    Item message(int number) {
        return copy(partition("MSG#" + id).get(number - 1));
    }

    Item head() {
        return copy(partition("MSG#" + id).getLast());
    }

    /** The head of the conversation with that person, with another attribute of theirs. */
    Item headWith(String user, String name, Object value) {
        Item head = user.equals(cyd) ? copy(partition("MSG#" + blockedOne).getLast()) : head();
        boolean isTheOther = user.equals(cyd);
        var members = Item.map();
        head.maps("members").forEach((member, map) -> members.with(member, copy(map)));
        String changed = isTheOther ? ada : user;
        members.with(changed, copy(head.maps("members").get(changed)).with(name, value));
        return head.with("members", members);
    }

    /** Ada's, of the conversation with bob. */
    Item row() {
        return copy(partition("GRP#" + ada).stream()
                .filter(row -> row.string("message_group_uuid").equals(id.toString()))
                .findFirst()
                .orElseThrow());
    }

    Item pair() {
        return copy(partition("DM#").stream()
                .filter(pair -> pair.string("message_group_uuid").equals(id.toString()))
                .findFirst()
                .orElseThrow());
    }

    Item block() {
        return copy(partition("BLK#").getFirst());
    }

    Item key() {
        return copy(partition("KEY#").getFirst());
    }

    void put(Item item) {
        table.put(item);
    }

    void delete(Item item) {
        table.delete(item);
    }

    private static Item copy(Item item) {
        return Item.of(new HashMap<>(item.attributes()));
    }
}
