package io.cruddur.conversations.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2023-04-01T12:00:00.123456+00:00, 2023-04-01T12:00:00.123456Z",
        "2023-04-01T12:00:00.123456, 2023-04-01T12:00:00.123456Z",
        "2023-04-01T12:00:00, 2023-04-01T12:00:00Z",
        "2023-04-01 12:00:00, 2023-04-01T12:00:00Z",
        "2023-04-01T12:00:00Z, 2023-04-01T12:00:00Z",
        "2023-04-01t12:00:00.5z, 2023-04-01T12:00:00.500Z",
        "2023-04-01T07:00:00-05:00, 2023-04-01T12:00:00Z",
        "2023-04-01T17:30:00+0530, 2023-04-01T12:00:00Z",
        "2023-04-01T14:00:00+02, 2023-04-01T12:00:00Z",
        "2023-04-01T23:59:59.9999999-00:01, 2023-04-02T00:00:59.9999999Z",
    })
    void shouldReadEveryForm(String text, Instant expected) {
        assertThat(OriginalTime.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HEAD",
                "2023",
                "2023-02-30T12:00:00",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "2023-04-01T12:00:00 Europe/Paris",
                "1680350400",
                "9999-12-31T23:59:59-01:00"
            })
    void shouldReadNothingElse(String text) {
        assertThat(OriginalTime.parse(text)).isEmpty();
    }

    @Test
    void shouldTellTheFormThatSorts() {
        assertThat(OriginalTime.isNormal("2023-04-01T12:00:00.000000+00:00")).isTrue();
        assertThat(OriginalTime.isNormal("2023-04-01T12:00:00+00:00")).isFalse();
        assertThat(OriginalTime.isNaive("2023-04-01T12:00:00")).isTrue();
        assertThat(OriginalTime.isNaive("2023-04-01T12:00:00Z")).isFalse();
    }
}
