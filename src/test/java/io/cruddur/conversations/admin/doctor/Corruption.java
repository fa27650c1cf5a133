package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.table.Item;
import java.util.UUID;
import java.util.function.Consumer;

/** What can happen to a sound table, and what it is found as. */
enum Corruption {
    A_MESSAGE_IS_GONE(Ill.SEQ_GAP, table -> table.delete(table.message(3))),
    A_NUMBER_COMES_TWICE(Ill.SEQ_DOUBLED, table -> table.put(table.message(3).with("seq", 2))),
    NUMBERS_ARE_SWAPPED(Ill.SEQ_DISORDER, table -> {
        Item second = table.message(2);
        Item third = table.message(3);
        table.put(second.with("seq", 3));
        table.put(third.with("seq", 2));
    }),
    A_MESSAGE_HAS_NO_TIME(
            Ill.MESSAGE_UNREADABLE,
            table -> table.put(table.message(3).at(table.message(3).pk(), "2023"))),
    A_MESSAGE_HAS_THE_ID_OF_ANOTHER_TIME(
            Ill.MESSAGE_UNREADABLE,
            table -> table.put(
                    table.message(3).with("message_uuid", table.message(2).string("message_uuid")))),
    THE_ORIGINAL_WROTE_A_MESSAGE(
            Ill.MESSAGE_ORIGINAL,
            table -> table.put(Item.keyed(table.head().pk(), "2023-04-01T12:00:00Z")
                    .with("message", "hello")
                    .with("user_uuid", UUID.randomUUID()))),
    THE_ORIGINAL_WROTE_A_ROW(
            Ill.ROW_ORIGINAL,
            table -> table.put(Item.keyed(table.row().pk(), "2023-04-01T12:00:00Z")
                    .with("message", "hello")
                    .with("message_group_uuid", UUID.randomUUID()))),
    THE_HEAD_IS_GONE(Ill.HEAD_MISSING, table -> table.delete(table.head())),
    THE_HEAD_IS_IN_PIECES(
            Ill.HEAD_UNREADABLE,
            table -> table.put(Item.keyed(table.head().pk(), "HEAD").with("kind", "direct"))),
    THE_HEAD_COUNTS_TOO_MANY(Ill.HEAD_AHEAD, table -> table.put(table.head().with("last_seq", 8))),
    THE_HEAD_COUNTS_TOO_FEW(
            Ill.HEAD_BEHIND,
            table -> table.put(table.head()
                    .with("last_seq", 4)
                    .with("last_message_at", table.message(4).sk()))),
    THE_HEAD_IS_LATE(
            Ill.HEAD_TIME,
            table -> table.put(
                    table.head().with("last_message_at", table.message(4).sk()))),
    A_MEMBER_IS_GONE(Ill.MEMBERS_ODD, table -> {
        Item head = table.head();
        var members = Item.map();
        members.with(table.ada(), head.maps("members").get(table.ada()));
        table.put(head.with("members", members));
    }),
    SOMEBODY_HAS_READ_THE_FUTURE(Ill.READ_AHEAD, table -> table.put(table.headWith(table.ada(), "read_seq", 99))),
    A_ROW_IS_GONE(Ill.ROW_MISSING, table -> table.delete(table.row())),
    A_ROW_SHOWS_ANOTHER_TEXT(Ill.ROW_WRONG, table -> table.put(table.row().with("message", "stale"))),
    A_ROW_SHOWS_ANOTHER_NUMBER(Ill.ROW_WRONG, table -> table.put(table.row().with("seq", 4))),
    A_ROW_HAS_ANOTHER_READ_MARK(Ill.ROW_WRONG, table -> table.put(table.row().with("read_seq", 0))),
    A_ROW_IS_THERE_TWICE(
            Ill.ROW_ELSEWHERE,
            table -> table.put(table.row().at(table.row().pk(), "2023-04-01T12:00:00.000000+00:00"))),
    A_ROW_IS_OF_NO_CONVERSATION(
            Ill.ROW_ORPHANED,
            table -> table.put(table.row()
                    .at(table.row().pk(), "2023-04-01T12:00:00.000000+00:00")
                    .with("message_group_uuid", UUID.randomUUID()))),
    A_STRANGER_HAS_A_ROW(
            Ill.ROW_ORPHANED,
            table -> table.put(
                    table.row().at("GRP#" + UUID.randomUUID(), table.row().sk()))),
    A_ROW_HAS_NO_PLACE(
            Ill.ROW_UNREADABLE, table -> table.put(table.row().at(table.row().pk(), "2023"))),
    THE_PAIR_IS_GONE(Ill.PAIR_MISSING, table -> table.delete(table.pair())),
    THE_PAIR_LEADS_ELSEWHERE(
            Ill.PAIR_ELSEWHERE, table -> table.put(table.pair().with("message_group_uuid", UUID.randomUUID()))),
    THEY_HAVE_TWO_CONVERSATIONS(Ill.PAIR_TAKEN, table -> {
        String second = "MSG#" + UUID.randomUUID();
        table.put(table.head().at(second, "HEAD").with("last_seq", 0));
    }),
    A_PAIR_LEADS_NOWHERE(
            Ill.PAIR_ORPHANED,
            table -> table.put(Item.keyed("DM#" + new UUID(0, 1) + "#" + UUID.randomUUID(), "DM")
                    .with("version", 1)
                    .with("message_group_uuid", UUID.randomUUID()))),
    A_PAIR_IS_OF_NOBODY(
            Ill.PAIR_UNREADABLE,
            table -> table.put(Item.keyed("DM#me#you", "DM").with("version", 1))),
    A_BLOCK_IS_NOT_LISTED(Ill.BLOCK_UNLISTED, table -> table.delete(table.block())),
    A_BLOCK_IS_ONLY_LISTED(Ill.BLOCK_UNHEEDED, table -> table.put(table.block().at("BLK#" + table.bob(), table.ada()))),
    THE_HEAD_KNOWS_OF_NO_BLOCK(Ill.BLOCK_HEAD, table -> table.put(table.headWith(table.cyd(), "blocked", true))),
    A_KEY_LASTS_FOR_EVER(Ill.KEY_ENDLESS, table -> {
        Item key = Item.of(new java.util.HashMap<>(table.key().attributes()));
        key.attributes().remove("expires_at");
        table.put(key);
    });

    final Ill ill;
    private final Consumer<Patient> cause;

    Corruption(Ill ill, Consumer<Patient> cause) {
        this.ill = ill;
        this.cause = cause;
    }

    void happenTo(Patient patient) {
        cause.accept(patient);
    }
}
