package io.cruddur.conversations.admin.adopt;

import java.util.Locale;

/** What adopting mends. */
public enum Repair {
    NUMBERED("messages numbered, and given an id that finds them"),
    TIME_FORM("message times in another form"),
    TIME_NAIVE("message times without an offset, taken as UTC"),
    TIME_EQUAL("messages of the same instant, set a microsecond apart"),
    GROUP_MERGED("further groups of the same two people, merged into their oldest"),
    MESSAGE_MERGED("messages moved there"),
    GROUP_EMPTY("groups without a message"),
    HEAD("heads written"),
    PAIR("pairs written"),
    ROW_WRITTEN("inbox rows written anew"),
    ROW_MISSING("inbox rows that were missing"),
    ROW_DOUBLED("surplus inbox rows removed"),
    PERSON_UNKNOWN("people whom Postgres doesn't know, kept under the names in the table"),
    STRANGER("messages by people who aren't in the conversation, kept"),
    LATE("messages that came after their conversation was adopted, appended"),
    SET_ASIDE("items that fit nowhere, kept under OLD#"),
    STREAM("stream set to new and old images"),
    TTL("expiry switched on"),
    INDEX("index removed that nothing needs");

    private final String meaning;

    Repair(String meaning) {
        this.meaning = meaning;
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
