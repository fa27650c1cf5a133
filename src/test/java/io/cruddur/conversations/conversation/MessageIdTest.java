package io.cruddur.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.table.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageIdTest {

    private static final Stamp SECOND = new Stamp(Instant.parse("2026-03-01T12:34:56Z"));
    private static final int MICROS = 1_000_000;

    @Test
    void shouldHoldItsStampWhateverTheMicrosecond() {
        for (int micro = 0; micro < MICROS; micro++) {
            Stamp stamp = SECOND.plus(Duration.ofNanos(micro * 1000L));
            if (!MessageId.at(stamp).stamp().equals(stamp)) {
                assertThat(MessageId.at(stamp).stamp()).isEqualTo(stamp);
            }
        }
    }

    @Test
    void shouldBeAVersion7OfTheStandardVariant() {
        for (int micro = 0; micro < MICROS; micro += 333) {
            MessageId id = MessageId.at(SECOND.plus(Duration.ofNanos(micro * 1000L)));
            assertThat(id.uuid().version()).isEqualTo(7);
            assertThat(id.uuid().variant()).isEqualTo(2);
        }
    }

    @Test
    void shouldSortAsItsStampDoes() {
        var ids = Stream.iterate(SECOND.plus(Duration.ofMillis(-2)), Stamp::next)
                .limit(5000)
                .map(stamp -> MessageId.at(stamp).toString())
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldHoldTheFirstAndTheLastStamps() {
        for (String text :
                new String[] {"1970-01-01T00:00:00Z", "2038-01-19T03:14:08.000001Z", "9999-12-31T23:59:59.999999Z"}) {
            Stamp stamp = new Stamp(Instant.parse(text));
            assertThat(MessageId.at(stamp).stamp()).isEqualTo(stamp);
            assertThat(MessageId.at(stamp).uuid().version()).isEqualTo(7);
        }
    }

    @Test
    void shouldDifferForTheSameStamp() {
        assertThat(MessageId.at(SECOND)).isNotEqualTo(MessageId.at(SECOND));
    }
}
