package io.cruddur.conversations.conditional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagTest {

    @Test
    void shouldBeTheSameForTheSameOnly() {
        Tag tag = Tag.of("{\"items\":[]}".getBytes(UTF_8));

        assertThat(tag).isEqualTo(Tag.of("{\"items\":[]}".getBytes(UTF_8)));
        assertThat(tag).isNotEqualTo(Tag.of("{\"items\":[1]}".getBytes(UTF_8)));
        assertThat(tag.toString()).matches("W/\"[A-Za-z0-9_-]{22}\"");
    }
}
