package io.cruddur.conversations.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {

    @Test
    void shouldHaveOneForm() {
        assertThat(stamp("2026-03-01T12:34:56.5Z")).hasToString("2026-03-01T12:34:56.500000+00:00");
        assertThat(stamp("2026-03-01T00:00:00Z")).hasToString("2026-03-01T00:00:00.000000+00:00");
    }

    @Test
    void shouldCutOffNanoseconds() {
        assertThat(stamp("2026-03-01T12:34:56.123456999Z"))
                .isEqualTo(stamp("2026-03-01T12:34:56.123456Z"))
                .hasToString("2026-03-01T12:34:56.123456+00:00");
    }

    @Test
    void shouldReadWhatItWrites() {
        Stamp stamp = stamp("2026-12-31T23:59:59.999999Z");
        assertThat(Stamp.parse(stamp.toString())).isEqualTo(stamp);
        assertThat(Stamp.parse(stamp.next().toString())).isEqualTo(stamp("2027-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HEAD",
                "2026-03-01T12:34:56.123456",
                "2026-03-01T12:34:56.123456Z",
                "2026-03-01T12:34:56.123456+01:00",
                "2026-03-01T12:34:56.123+00:00",
                "2026-03-01T12:34:56+00:00",
                "2026-03-01 12:34:56.123456+00:00",
                "2026-02-30T12:34:56.123456+00:00",
                "2026-03-01T24:00:00.000000+00:00"
            })
    void shouldReadNoOtherForm(String text) {
        assertThatThrownBy(() -> Stamp.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void shouldSortAsItsStringsDo() {
        var stamps = Stream.of(
                        "1970-01-01T00:00:00Z",
                        "2026-02-28T23:59:59.999999Z",
                        "2026-03-01T00:00:00Z",
                        "2026-03-01T00:00:00.000001Z",
                        "2026-03-01T00:00:00.00001Z",
                        "2026-10-01T00:00:00Z")
                .map(StampTest::stamp)
                .toList();
        assertThat(stamps).isSorted().doesNotHaveDuplicates();
        assertThat(stamps.stream().map(Stamp::toString)).isSorted();
    }

    @Test
    void shouldTellTheLater() {
        Stamp early = stamp("2026-03-01T00:00:00Z");
        Stamp late = early.next();
        assertThat(late.isAfter(early)).isTrue();
        assertThat(early.isAfter(early)).isFalse();
        assertThat(early.orLater(late)).isEqualTo(late);
        assertThat(late.orLater(early)).isEqualTo(late);
        assertThat(late.instant()).isEqualTo(early.instant().plusNanos(1000));
    }

    private static Stamp stamp(String instant) {
        return new Stamp(Instant.parse(instant));
    }
}
