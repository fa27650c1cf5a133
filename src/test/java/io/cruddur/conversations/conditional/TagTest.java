package io.cruddur.conversations.conditional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

    private static final Tag TAG = new Tag("x,y");

    @Test
    void shouldBeTheSameForTheSameOnly() {
        Tag tag = Tag.of("{\"items\":[]}".getBytes(UTF_8));

        assertThat(tag).isEqualTo(Tag.of("{\"items\":[]}".getBytes(UTF_8)));
        assertThat(tag).isNotEqualTo(Tag.of("{\"items\":[1]}".getBytes(UTF_8)));
        assertThat(tag.toString()).matches("W/\"[A-Za-z0-9_-]{22}\"");
        assertThat(tag.isIn(tag.toString())).isTrue();
    }

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
        assertThat(TAG.isIn(list)).isTrue();
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
                "\"*\"",
                "\"x,y\"\n"
            })
    void shouldNotBeIn(String list) {
        assertThat(TAG.isIn(list)).isFalse();
    }

    @Test
    void shouldReadALongListAtOnce() {
        for (String element : new String[] {"\"a\"", ",", " ", "W/\"\" ,", "\"", "\"a\","}) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(TAG.isIn(element.repeat(100_000))).isFalse());
        }
        assertThat(TAG.isIn("\"a\",".repeat(100_000) + TAG)).isTrue();
    }
}
