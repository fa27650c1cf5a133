package io.cruddur.conversations.stream;

import java.util.Locale;

/** What became of a record of the stream. */
enum Verdict {
    /** It tells of a write of our own. */
    OURS,
    /** What it tells of is as it should be already, or gone. */
    SETTLED,
    /** What somebody else has stored is in its conversation now. */
    TAKEN_IN,
    /** What somebody else has stored fits nowhere, and is kept with the reason. */
    SET_ASIDE,
    /** It can't be told yet whose it is: it stays where it is, where nobody sees it. */
    WAITING,
    /** It can't be handled, and is noted. */
    GIVEN_UP;

    /** As metrics write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
