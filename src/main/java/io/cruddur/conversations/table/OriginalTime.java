package io.cruddur.conversations.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The times of the original's sort keys: ISO-8601 with or without a fraction, with any offset or, meaning UTC, none. */
public final class OriginalTime {

    private static final Instant FIRST = Instant.EPOCH;

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private OriginalTime() {}

    /** Reads one; nothing for what isn't one, or is before 1970 or after the year 9999. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant at = switch (FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
                default -> throw new DateTimeException("neither");
            };
            return Optional.of(at)
                    .filter(instant -> !instant.isBefore(FIRST) && !new Stamp(instant).isAfter(Stamp.LAST));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Whether it says no offset. */
    public static boolean isNaive(String text) {
        try {
            return FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from) instanceof LocalDateTime;
        } catch (DateTimeException _) {
            return false;
        }
    }

    /** Whether it has the one form that the table sorts by. */
    public static boolean isNormal(String text) {
        return parse(text).map(at -> new Stamp(at).toString().equals(text)).orElse(false);
    }
}
