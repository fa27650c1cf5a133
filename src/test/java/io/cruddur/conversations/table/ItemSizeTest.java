package io.cruddur.conversations.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemSizeTest {

    @Test
    void shouldModelTheDocumentedSizes() {
        assertThat(ItemSize.of(Item.map().with("Race", "Zoë"))).isEqualTo(4 + 4);
        assertThat(ItemSize.of(Item.map().with("n", 0))).isEqualTo(1 + 2);
        assertThat(ItemSize.of(Item.map().with("n", 123))).isEqualTo(1 + 3);
        assertThat(ItemSize.of(Item.map().with("n", 1000))).isEqualTo(1 + 2);
        assertThat(ItemSize.of(Item.map().with("n", -12))).isEqualTo(1 + 3);
        assertThat(ItemSize.of(Item.map().with("m", Item.map()))).isEqualTo(1 + 3);
        assertThat(ItemSize.of(Item.map().with("m", Item.map().with("a", "b").with("c", 7))))
                .isEqualTo(1 + 3 + (1 + 1 + 1) + (1 + 1 + 2));
    }
}
