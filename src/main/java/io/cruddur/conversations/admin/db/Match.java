package io.cruddur.conversations.admin.db;

/** What became of somebody who can sign in. */
enum Match {
    UPDATED("updated"),
    RIGHT("was right already"),
    NAMELESS("has no preferred_username"),
    AMBIGUOUS("is not the only one with this preferred_username"),
    STRANGER("is not in Postgres");

    private final String text;

    Match(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
