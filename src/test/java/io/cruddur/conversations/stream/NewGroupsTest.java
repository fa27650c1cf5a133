package io.cruddur.conversations.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.adopt.Legacy;
import io.cruddur.conversations.admin.adopt.OwnTable;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.world.Drafts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A group that the original makes, two rows and a message, becomes the one conversation of its two people. */
@QuarkusTest
@TestProfile(OwnTable.class)
class NewGroupsTest {

    @Inject
    Stage stage;

    Legacy legacy;
    User ada;
    User bob;
    String group;

    @BeforeEach
    void enter() {
        stage.enter();
        legacy = new Legacy(System.nanoTime());
        ada = stage.person("andrewbrown");
        bob = stage.person("bayko");
        group = legacy.group();
    }

    @AfterEach
    void leave() {
        stage.leave();
    }

    @Test
    void shouldMakeAConversationOfIt() {
        Item message = say(ada, 1);
        stage.put(row(ada, bob, message), row(bob, ada, message), message);

        stage.tellAll();

        assertThat(stage.seen(ConversationId.find(group), bob)).containsExactly("1 " + message.string("message"));
        assertThat(stage.aside()).isEmpty();
        stage.assertHealthy();
    }

    @Test
    void shouldWaitForWhatTellsWhoseItIs() {
        Item message = say(ada, 1);
        stage.put(message);
        stage.tellAll();
        assertThat(stage.table().items()).hasSize(1);

        stage.put(row(bob, ada, message));
        stage.tellAll();

        assertThat(stage.seen(ConversationId.find(group), ada)).containsExactly("1 " + message.string("message"));
        stage.assertHealthy();
    }

    @Test
    void shouldBecomePartOfTheConversationThatTheTwoHave() {
        var id = stage.start(ada, bob, "first").conversation();
        Item message = say(bob, 1);
        stage.put(message, row(bob, ada, message), row(ada, bob, message));
        stage.tellAll();
        Item another = say(bob, 0);
        stage.put(another);
        stage.tellAll();

        assertThat(stage.seen(id, ada))
                .containsExactly("1 first", "2 " + message.string("message"), "3 " + another.string("message"));
        assertThat(stage.table().items()).noneMatch(item -> item.pk().equals("MSG#" + group));
        stage.assertHealthy();
    }

    @Test
    void shouldDoWithoutRowsThatAreThereAlready() {
        var id = stage.start(ada, bob, "first").conversation();
        group = id.toString();
        Item message = say(bob, 1);
        stage.put(row(ada, bob, message), message, row(bob, ada, message), row(ada, bob, say(bob, 2)));

        stage.tellAll();

        assertThat(stage.seen(id, ada)).containsExactly("1 first", "2 " + message.string("message"));
        assertThat(stage.aside()).singleElement().asString().startsWith("Its text is in none");
        stage.assertHealthy();
    }

    @Test
    void shouldPutBackARowThatWasOverwritten() {
        var id = stage.start(ada, bob, "first").conversation();
        group = id.toString();
        Item ours = stage.table().items().stream()
                .filter(item -> item.pk().equals("GRP#" + ada.id()))
                .findFirst()
                .orElseThrow();
        legacy.row(group, ada, bob, ours.sk(), "first");
        stage.put(legacy.items().getLast());

        stage.tellAll();

        assertThat(stage.table().items())
                .filteredOn(item -> item.pk().equals("GRP#" + ada.id()))
                .singleElement()
                .satisfies(row -> assertThat(row.attributes()).isEqualTo(ours.attributes()));
        assertThat(stage.aside()).isEmpty();
        stage.assertHealthy();
    }

    @Test
    void shouldSetAsideTheGroupsOfWhomNobodyKnows() {
        User nobody = Drafts.person("nobody");
        Item message = say(ada, 1);
        stage.put(row(ada, nobody, message), row(nobody, ada, message), message);
        legacy.row(group, bob, bob, message.sk(), "to myself");
        stage.put(legacy.items().getLast());
        stage.put(Item.keyed("GRP#" + ada.id(), "now").with("message_group_uuid", group));

        stage.tellAll();

        assertThat(stage.aside()).hasSize(5);
        assertThat(stage.table().items()).allMatch(item -> item.pk().startsWith("OLD#"));
    }

    @Test
    void shouldLeaveHistoryToTheCommand() {
        stage.later(Duration.ofDays(2));
        Item old = legacy.say(group, ada, Legacy.form(stage.now().instant().minus(Duration.ofHours(25)), 0));
        Item message = say(bob, 1);
        stage.put(old, message, row(ada, bob, message), row(bob, ada, message));
        var before = stage.lines();

        stage.tellAll();

        assertThat(stage.lines()).isEqualTo(before);
    }

    @Test
    void shouldGoOnWhereItWasInterrupted() {
        Item message = say(ada, 1);
        Item second = say(bob, 0);
        stage.put(row(ada, bob, message), row(bob, ada, message), message);
        stage.tellAll();
        // as if it had ended before the rows went, and before the next message was in
        stage.put(second, row(ada, bob, second));

        stage.tellAll();

        var id = ConversationId.find(group);
        assertThat(stage.seen(id, ada))
                .containsExactly("1 " + message.string("message"), "2 " + second.string("message"));
        assertThat(stage.table().items()).filteredOn(Heads::isHead).hasSize(1);
        stage.assertHealthy();
    }

    private Item say(User author, int secondsAgo) {
        return legacy.say(group, author, Legacy.form(stage.now().instant().minusSeconds(secondsAgo), 1));
    }

    private Item row(User owner, User other, Item message) {
        legacy.row(group, owner, other, message.sk(), message.string("message"));
        return legacy.items().getLast();
    }
}
