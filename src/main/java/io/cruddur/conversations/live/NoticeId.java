package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Stamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * What tells an event apart from every other, on every instance and each time it is told, and its place in the order of all
 * of a person's events. It begins with its time, so it is a cursor as well: what was committed before that, less what clocks
 * and commits may be late, has been told.
 *
 * @param seq of the message, 0 if it isn't about one
 * @param rev of the message, 0 if it isn't about a change of one
 */
record NoticeId(Stamp at, ConversationId conversation, long seq, long rev, NoticeType type)
        implements Comparable<NoticeId> {

    private static final Comparator<NoticeId> ORDER = Comparator.comparing(NoticeId::at)
            .thenComparing(id -> id.conversation().toString())
            .thenComparingLong(NoticeId::seq)
            .thenComparingLong(NoticeId::rev)
            .thenComparing(NoticeId::type);

    @Override
    public int compareTo(NoticeId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return cursor(at) + "-" + conversation + "-" + seq + "." + rev + "-" + type;
    }

    /** The cursor of a time: its microseconds since 1970. */
    static String cursor(Stamp at) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at.instant()));
    }

    /** The time in an event's id, or in a cursor; fails with {@code BAD_CURSOR} for anything else. */
    static Stamp time(String cursor) {
        try {
            long micros = Long.parseUnsignedLong(cursor.split("-", 2)[0]);
            return Optional.of(new Stamp(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)))
                    .filter(time -> time.compareTo(Stamp.LAST) <= 0)
                    .orElseThrow(NoticeId::bad);
        } catch (ArithmeticException | DateTimeException | NumberFormatException _) {
            throw bad();
        }
    }

    private static ProblemException bad() {
        return new Problem.Plain(Kind.BAD_CURSOR, "It is no event's id.").failure();
    }
}
