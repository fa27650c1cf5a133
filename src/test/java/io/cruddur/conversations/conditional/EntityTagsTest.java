package io.cruddur.conversations.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W/\"x,y\"",
                "\"x,y\"",
                "\"a\",W/\"x,y\"",
                "W/\"\" , \"x,y\"\t, \"b\"",
                ", ,\"x,y\",,",
                "\"\u00E9\u00FF\", \"x,y\"",
                " \"x,y\" ",
                "\"a,\", \"x,y\"",
                "*",
                " * "
            })
    void shouldBeIn(String list) {
        assertThat(has(list)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "\"\"",
                "\"x\"",
                "\"x\", \"y\"",
                "\"X,Y\"",
                "W/\"x,y\" \"a\"",
                "\"x,y\", a",
                "a, \"x,y\"",
                "w/\"x,y\"",
                "W/ \"x,y\"",
                "x,y",
                "\"x,y",
                "x,y\"",
                "'x,y'",
                "\"x,y\"; \"a\"",
                "\"a b\", \"x,y\"",
                "*, \"x,y\"",
                "\"x,y\", *",
                "\"*\""
            })
    void shouldNotBeIn(String list) {
        assertThat(has(list)).isFalse();
    }

    @Test
    void shouldReadALongListAtOnce() {
        for (String element : new String[] {"\"a\"", ",", " ", "W/\"\" ,", "\"", "\"a\","}) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(has(element.repeat(100_000))).isFalse());
        }
        assertThat(has("\"a\",".repeat(100_000) + "\"x,y\"")).isTrue();
    }

    @Test
    void shouldTellStrongFromWeak() {
        var tags = EntityTags.parse(List.of("\"a\", W/\"b\"", "\"c\"")).orElseThrow();

        assertThat(Stream.of("a", "b", "c", "d").map(tags::hasStrong)).containsExactly(true, false, true, false);
        assertThat(Stream.of("a", "b", "c", "d").map(tags::has)).containsExactly(true, true, true, false);
        assertThat(EntityTags.parse(List.of("*")).orElseThrow().hasStrong("a")).isTrue();
        assertThat(EntityTags.parse(List.of())).isEmpty();
    }

    private static boolean has(String list) {
        return EntityTags.parse(List.of(list)).stream().anyMatch(tags -> tags.has("x,y"));
    }
}
