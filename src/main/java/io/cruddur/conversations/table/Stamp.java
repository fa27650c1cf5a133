package io.cruddur.conversations.table;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/**
 * A point in time as the table sorts it: UTC, microseconds, always {@code YYYY-MM-DDTHH:MM:SS.ffffff+00:00}, so that the
 * order of the strings is the order of the times.
 */
public record Stamp(Instant instant) implements Comparable<Stamp> {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'")
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    /** The last one whose form sorts; years have four digits. */
    public static final Stamp LAST = parse("9999-12-31T23:59:59.999998+00:00");

    public Stamp {
        instant = instant.truncatedTo(MICROS);
    }

    /** Reads the one form that {@link #toString} writes. */
    public static Stamp parse(String text) {
        return new Stamp(FORM.parse(text, Instant::from));
    }

    /** The smallest later stamp. */
    public Stamp next() {
        return new Stamp(instant.plus(1, MICROS));
    }

    public Stamp plus(Duration duration) {
        return new Stamp(instant.plus(duration));
    }

    public boolean isAfter(Stamp other) {
        return instant.isAfter(other.instant);
    }

    /** The later of the two. */
    public Stamp orLater(Stamp other) {
        return other.isAfter(this) ? other : this;
    }

    @Override
    public int compareTo(Stamp other) {
        return instant.compareTo(other.instant);
    }

    @Override
    public String toString() {
        return FORM.format(instant);
    }
}
