package io.cruddur.conversations.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DynamoDB reads at most 1 MB at once, which is fewer of the longest messages than a page may have. */
@QuarkusTest
class LargePagesTest {

    private static final int COUNT = 90;
    private static final String LONGEST = "⛵".repeat(4000);

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    Person ada;
    String messages;

    @BeforeEach
    void write() {
        var world = World.of(service, devServices);
        ada = world.person();
        String conversation = ada.talkTo(world.person(), LONGEST);
        IntStream.range(1, COUNT).forEach(_ -> ada.say(conversation, LONGEST));
        messages = conversation + "/messages?limit=100";
    }

    @Test
    void shouldGoBackWithoutAHole() {
        JsonNode page = page("");
        assertThat(page.get("has_newer").asBoolean()).isFalse();
        assertThat(page.get("has_older").asBoolean()).isTrue();
        var seen = new ArrayList<>(seqs(page));
        while (page.get("has_older").asBoolean()) {
            page = page("&before=" + page.at("/items/0/id").asText());
            seen.addAll(0, seqs(page));
        }

        assertThat(seen).isEqualTo(all());
    }

    @Test
    void shouldGoForwardsWithoutAHole() {
        JsonNode page = page("&after=00000000-0000-7000-8000-000000000000");
        assertThat(page.get("has_older").asBoolean()).isFalse();
        var seen = new ArrayList<>(seqs(page));
        while (page.get("has_newer").asBoolean()) {
            JsonNode items = page.get("items");
            page = page("&after=" + items.get(items.size() - 1).get("id").asText());
            seen.addAll(seqs(page));
        }

        assertThat(seen).isEqualTo(all());
    }

    @Test
    void shouldHaveNoHoleAroundAMessage() {
        JsonNode newest = page("");
        String middle = newest.at("/items/20/id").asText();

        JsonNode page = page("&around=" + middle);

        List<Long> seqs = seqs(page);
        assertThat(page.get("items").findValuesAsText("id")).contains(middle);
        assertThat(seqs)
                .isEqualTo(LongStream.rangeClosed(seqs.getFirst(), seqs.getLast())
                        .boxed()
                        .toList());
        assertThat(page.get("has_older").asBoolean()).isEqualTo(seqs.getFirst() > 1);
        assertThat(page.get("has_newer").asBoolean()).isEqualTo(seqs.getLast() < COUNT);
    }

    private JsonNode page(String place) {
        JsonNode page = ada.get(messages + place).json();
        assertThat(page.get("items").findValuesAsText("text")).isNotEmpty().containsOnly(LONGEST);
        return page;
    }

    private static List<Long> seqs(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("seq").asLong())
                .toList();
    }

    private static List<Long> all() {
        return LongStream.rangeClosed(1, COUNT).boxed().toList();
    }
}
