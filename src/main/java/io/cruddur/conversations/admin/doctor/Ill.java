package io.cruddur.conversations.admin.doctor;

import java.util.Locale;

/** What can be wrong with a table. */
public enum Ill {
    SEQ_GAP(Outlook.HOPELESS, "numbers without a message"),
    SEQ_DOUBLED(Outlook.HOPELESS, "numbers that two messages have"),
    SEQ_DISORDER(Outlook.HOPELESS, "messages whose numbers don't follow their times"),
    MESSAGE_UNREADABLE(Outlook.HOPELESS, "messages with a key, an id or attributes that aren't a message's"),
    MESSAGE_ORIGINAL(Outlook.HOPELESS, "messages as the original stored them: ddb adopt numbers them"),
    HEAD_MISSING(Outlook.HOPELESS, "messages without a head: ddb adopt makes one of the original's"),
    HEAD_UNREADABLE(Outlook.HOPELESS, "heads with attributes that aren't a head's"),
    HEAD_AHEAD(Outlook.HOPELESS, "heads that count messages that aren't there"),
    HEAD_BEHIND(Outlook.MENDABLE, "heads that don't know of their newest messages"),
    HEAD_TIME(Outlook.MENDABLE, "heads with another time than their newest message"),
    MEMBERS_ODD(Outlook.HOPELESS, "direct conversations of more or less than two people"),
    READ_AHEAD(Outlook.MENDABLE, "members who have read messages that aren't there"),
    ROW_MISSING(Outlook.MENDABLE, "members in whose inbox a conversation isn't"),
    ROW_WRONG(Outlook.MENDABLE, "inbox rows that show something else than their conversation"),
    ROW_ELSEWHERE(Outlook.MENDABLE, "inbox rows where their conversation's aren't: doubled or left behind"),
    ROW_ORPHANED(Outlook.MENDABLE, "inbox rows of conversations that aren't there, or aren't that person's"),
    ROW_UNREADABLE(Outlook.HOPELESS, "inbox rows with a key or attributes that aren't a row's"),
    ROW_ORIGINAL(Outlook.HOPELESS, "inbox rows as the original stored them: ddb adopt replaces them"),
    PAIR_MISSING(Outlook.MENDABLE, "direct conversations that their two people's pair doesn't know"),
    PAIR_ELSEWHERE(Outlook.MENDABLE, "pairs that lead to a conversation that isn't the two people's"),
    PAIR_TAKEN(Outlook.HOPELESS, "second direct conversations of the same two people"),
    PAIR_ORPHANED(Outlook.MENDABLE, "pairs that lead nowhere"),
    PAIR_UNREADABLE(Outlook.HOPELESS, "pairs with a key or attributes that aren't a pair's"),
    BLOCK_UNLISTED(Outlook.MENDABLE, "blocks that aren't in the blocker's list"),
    BLOCK_UNHEEDED(Outlook.MENDABLE, "blocks in a list that the pair doesn't know of"),
    BLOCK_HEAD(Outlook.MENDABLE, "heads that say otherwise than the pair who is blocked"),
    KEY_ENDLESS(Outlook.MENDABLE, "idempotency keys that never expire"),
    TABLE_UNFIT(Outlook.MENDABLE, "settings of the table that aren't as they should be"),
    PERSON_UNKNOWN(Outlook.REMARK, "members whom Postgres doesn't know"),
    BUSY(Outlook.REMARK, "conversations that changed all the time, and couldn't be looked at"),
    KEY_EXPIRED(Outlook.REMARK, "idempotency keys that have expired more than two days ago"),
    SET_ASIDE(Outlook.REMARK, "items of the original that are kept under OLD#"),
    FOREIGN(Outlook.REMARK, "items that are none of the service's");

    /** What can be done about it. */
    public enum Outlook {
        MENDABLE,
        HOPELESS,
        REMARK
    }

    private final Outlook outlook;
    private final String meaning;

    Ill(Outlook outlook, String meaning) {
        this.outlook = outlook;
        this.meaning = meaning;
    }

    public Outlook outlook() {
        return outlook;
    }

    /** Whether it is a fault, and no mere remark. */
    public boolean isFault() {
        return outlook != Outlook.REMARK;
    }

    /** In words, after a count. */
    public String meaning() {
        return meaning;
    }

    /** As reports write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
