package io.cruddur.conversations.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.adopt.Legacy;
import io.cruddur.conversations.admin.adopt.OwnTable;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.User;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In whichever order five records of the stream come, the table ends the same. */
@QuarkusTest
@TestProfile(OwnTable.class)
class ConvergenceTest {

    @Inject
    Stage stage;

    Legacy legacy;
    User ada;
    User bob;
    User cyd;
    User dan;
    String group;

    @BeforeEach
    void enter() {
        stage.enter();
        legacy = new Legacy(System.nanoTime());
        ada = stage.person("andrewbrown");
        bob = stage.person("bayko");
        cyd = stage.person("londo");
        dan = stage.person("altbrown");
        group = stage.start(ada, bob, "first").conversation().toString();
        stage.later(Duration.ofMinutes(1));
    }

    @AfterEach
    void leave() {
        stage.leave();
    }

    /** Two messages of the same instant, and a new group. */
    @Test
    void shouldEndTheSameForMessagesAndAGroup() {
        String another = legacy.group();
        Item hello = legacy.say(another, cyd, form(1, 3));
        play(List.of(
                legacy.say(group, bob, form(2, 0)),
                legacy.say(group, ada, form(2, 1)),
                hello,
                row(another, cyd, dan, hello),
                row(another, dan, cyd, hello)));
    }

    /** A second group of two people who have a conversation, what can't be taken in, and a row that nobody needs. */
    @Test
    void shouldEndTheSameForASecondGroupAndWhatIsBad() {
        String second = legacy.group();
        Item hello = legacy.say(second, bob, form(2, 4));
        play(List.of(
                hello,
                row(second, bob, ada, hello),
                legacy.say(second, ada, form(1, 5)),
                legacy.say(group, cyd, form(1, 2)),
                row(group, ada, bob, legacy.say(group, cyd, form(1, 2)))));
    }

    /** A message of ours and a row of ours that were overwritten. */
    @Test
    void shouldEndTheSameForWhatWasOverwritten() {
        Item message = stored("MSG#" + group);
        Item row = stored("GRP#" + ada.id());
        legacy.row(group, ada, bob, row.sk(), "first");
        Item overRow = legacy.items().getLast();
        play(List.of(
                legacy.say(group, bob, form(1, 2)),
                legacy.say(group, bob, message.sk()),
                overRow,
                legacy.say(group, ada, form(1, 1)),
                row(group, bob, ada, legacy.say(group, ada, form(0, 1)))));
    }

    private void play(List<Item> items) {
        int ours = stage.told().size();
        items.forEach(stage::put);
        var records = stage.told().subList(ours, stage.told().size());
        assertThat(records).hasSize(items.size()).hasSize(5);
        var before = stage.table().items();
        var ends = new ArrayList<List<String>>();
        for (List<Change> order : permutations(records)) {
            stage.restore(before);
            order.forEach(record -> assertThat(stage.handle(List.of(record))).isEmpty());
            ends.add(stage.lines());
        }
        stage.assertHealthy();
        assertThat(ends).hasSize(120);
        assertThat(ends.stream().distinct()).hasSize(1);
        assertThat(String.join("\n", ends.getFirst())).contains("adopted_from");
    }

    private static <T> List<List<T>> permutations(List<T> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<T>>();
        for (int i = 0; i < of.size(); i++) {
            var rest = new ArrayList<>(of);
            T first = rest.remove(i);
            for (List<T> others : permutations(rest)) {
                var order = new ArrayList<T>(List.of(first));
                order.addAll(others);
                all.add(order);
            }
        }
        return all;
    }

    private Item stored(String pk) {
        return stage.table().items().stream()
                .filter(item -> item.pk().equals(pk))
                .findFirst()
                .orElseThrow();
    }

    private String form(int secondsAgo, int form) {
        return Legacy.form(stage.now().instant().minusSeconds(secondsAgo), form);
    }

    private Item row(String id, User owner, User other, Item message) {
        legacy.row(id, owner, other, message.sk(), message.string("message"));
        return legacy.items().getLast();
    }
}
