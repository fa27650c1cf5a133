package io.cruddur.conversations.conversation;

import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A message's id: a UUIDv7 whose millisecond and sub-millisecond bits are exactly the message's time stamp, so that the
 * id alone finds the message.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-6.2">RFC 9562, section 6.2, method 3</a>
 */
public record MessageId(UUID uuid) {

    private static final int MICROS = 1000;
    private static final int FRACTIONS = 1 << 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** A new id for a message of that time. */
    public static MessageId at(Stamp stamp) {
        Instant instant = stamp.instant();
        long micros = instant.get(ChronoField.MICRO_OF_SECOND) % MICROS;
        long fraction = micros * FRACTIONS / MICROS;
        long high = instant.toEpochMilli() << 16 | VERSION_7 | fraction;
        long low = VARIANT | ThreadLocalRandom.current().nextLong() >>> 2;
        return new MessageId(new UUID(high, low));
    }

    /** The id of a message of that time that the original kept under another one, half of which it keeps. */
    public static MessageId adopted(Stamp stamp, UUID original) {
        UUID fresh = at(stamp).uuid();
        long low = VARIANT | original.getLeastSignificantBits() << 2 >>> 2;
        return new MessageId(new UUID(fresh.getMostSignificantBits(), low));
    }

    /** Reads an id in its full form; any other version of uuid, or of a year that has five digits, is no message's id. */
    public static Optional<MessageId> parse(String text) {
        return ConversationId.parse(text)
                .map(ConversationId::uuid)
                .filter(uuid -> uuid.version() == 7)
                .map(MessageId::new)
                .filter(id -> id.stamp().compareTo(Stamp.LAST) <= 0);
    }

    /** The same; fails with {@code NotFound} for what is no message's id. */
    public static MessageId find(String text) {
        return parse(text).orElseThrow(() -> new Problem.NotFound().failure());
    }

    /** The time stamp in the id. */
    public Stamp stamp() {
        long high = uuid.getMostSignificantBits();
        long fraction = high & (FRACTIONS - 1);
        long micros = (fraction * MICROS + FRACTIONS - 1) / FRACTIONS;
        return new Stamp(Instant.ofEpochMilli(high >>> 16).plusNanos(micros * 1000));
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
