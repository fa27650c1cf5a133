package io.cruddur.conversations.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.adopt.Legacy;
import io.cruddur.conversations.admin.adopt.OwnTable;
import io.cruddur.conversations.conversation.BlockPerson;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.world.Calls;
import io.cruddur.conversations.world.Drafts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that somebody stores past the service becomes one of its conversation, once, or is set aside. */
@QuarkusTest
@TestProfile(OwnTable.class)
class ForeignMessagesTest {

    private static final String SECRET = "a secret";

    @Inject
    Stage stage;

    @Inject
    BlockPerson blockPerson;

    @Inject
    Calls calls;

    Legacy legacy;
    User ada;
    User bob;
    ConversationId id;

    @BeforeEach
    void enter() {
        stage.enter();
        legacy = new Legacy(System.nanoTime());
        ada = stage.person("andrewbrown");
        bob = stage.person("bayko");
        id = stage.start(ada, bob, "first").conversation();
        stage.later(Duration.ofMinutes(5));
        stage.tellAll();
    }

    @AfterEach
    void leave() {
        stage.leave();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void shouldTakeInWhatIsStoredInAnyForm(int form) {
        Item stored = say(bob, Legacy.form(stage.now().instant().minusSeconds(3), form));
        stage.put(stored);

        stage.tellAll();

        assertThat(stage.seen(id, ada)).containsExactly("1 first", "2 " + stored.string("message"));
        assertThat(stage.table().items())
                .filteredOn(item -> item.pk().startsWith("GRP#"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.string("message")).isEqualTo(stored.string("message")));
        assertThat(stage.table().items())
                .filteredOn(item -> item.has("adopted_from"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.sk()).isEqualTo(stage.now().toString());
                    assertThat(item.string("adopted_from")).isEqualTo(id + "/" + stored.sk());
                    assertThat(item.string("original_uuid")).isEqualTo(stored.string("message_uuid"));
                });
        stage.assertHealthy();
    }

    @Test
    void shouldGiveWhatIsOldTheNextNumber() {
        Item old = say(bob, "2023-04-01T12:00:00");
        Item older = say(ada, "2022-04-01 12:00:00.5+02:00");
        stage.put(old, older);

        stage.tellAll();

        assertThat(stage.seen(id, ada))
                .containsExactly("1 first", "2 " + older.string("message"), "3 " + old.string("message"));
        stage.assertHealthy();
    }

    @Test
    void shouldTakeInWhatLiesWhereItIsToBe() {
        Item stored = say(bob, stage.now().toString());
        stage.put(stored);

        stage.tellAll();

        assertThat(stage.seen(id, ada)).containsExactly("1 first", "2 " + stored.string("message"));
        stage.assertHealthy();
    }

    @Test
    void shouldNotBeSeenBefore() {
        stage.put(say(bob, "2023-04-01T12:00:00"), say(bob, "zzz"));

        assertThat(stage.seen(id, ada)).containsExactly("1 first");
    }

    @Test
    void shouldReadNothingForWhatIsOurOwn() {
        var own = stage.told();
        stage.send(id, ada, "second");

        assertThat(own).hasSizeGreaterThan(4);
        assertThat(calls.during(() -> assertThat(stage.handle(stage.told())).isEmpty()))
                .isEmpty();
    }

    @Test
    void shouldDoNothingTwice() {
        stage.put(say(bob, "2023-04-01T12:00:00"));
        var records = stage.told();
        stage.tellAll();
        stage.send(id, ada, "after");
        var after = stage.lines();

        assertThat(stage.handle(records)).isEmpty();
        assertThat(stage.handle(records.reversed())).isEmpty();

        assertThat(stage.lines()).isEqualTo(after);
    }

    @Test
    void shouldSetAsideWhatIsNoMessageOfTheConversation() {
        User cyd = stage.person("londo");
        var bad = List.of(
                say(bob, "zzz"),
                Item.keyed("MSG#nowhere", "2023-04-01T12:00:00").with("message", SECRET),
                copy(say(bob, "2023-04-01T12:00:01")).with("message", " "),
                copy(say(bob, "2023-04-01T12:00:02")).with("message", SECRET.repeat(1000)),
                say(cyd, "2023-04-01T12:00:03"),
                say(Drafts.person("nobody"), "2023-04-01T12:00:04"),
                copy(say(bob, "2023-04-01T12:00:05")).with("message", 7),
                copy(say(bob, "2023-04-01T12:00:06")).with("user_uuid", "bob"),
                copy(say(bob, "2023-04-01T12:00:07")).with("event", SECRET),
                copy(say(bob, "2023-04-01T12:00:08")).with("expires_at", 7));
        bad.forEach(stage::put);
        Item good = say(bob, "2023-04-01T12:00:09");
        stage.put(good);

        var logged = logged(stage::tellAll);

        assertThat(stage.seen(id, ada)).containsExactly("1 first", "2 " + good.string("message"));
        assertThat(stage.aside()).hasSize(bad.size());
        assertThat(stage.aside())
                .filteredOn(line -> line.startsWith("Its author isn't"))
                .hasSize(2);
        assertThat(logged)
                .hasSize(bad.size())
                .allSatisfy(line -> assertThat(line)
                        .startsWith("Set aside MSG#")
                        .doesNotContain(SECRET)
                        .doesNotContainPattern("text [0-9]"));
        stage.assertHealthy();
    }

    @Test
    void shouldNoteWhatCannotBeHandledAndGoOn() {
        String broken = legacy.group();
        Item message = legacy.say(broken, bob, "2023-04-01T12:00:00");
        stage.put(Item.keyed("MSG#" + broken, "HEAD"), message);
        Item good = say(bob, "2023-04-01T12:00:09");
        stage.put(good);

        var logged = logged(stage::tellAll);

        assertThat(stage.seen(id, ada)).containsExactly("1 first", "2 " + good.string("message"));
        assertThat(logged).singleElement().asString().startsWith("The record").doesNotContainPattern("text [0-9]");
        assertThat(stage.aside()).singleElement().asString().contains("IllegalStateException");
        assertThat(stage.table().items())
                .filteredOn(item -> item.pk().equals(message.pk()) && item.sk().equals(message.sk()))
                .singleElement()
                .satisfies(item -> assertThat(item.attributes()).isEqualTo(message.attributes()));
    }

    @Test
    void shouldHeedBlocks() {
        assertThat(Stage.now(blockPerson.block(ada, bob).replaceWith(true))).isTrue();
        stage.put(say(bob, "2023-04-01T12:00:00"));

        stage.tellAll();

        assertThat(stage.seen(id, ada)).containsExactly("1 first");
        assertThat(stage.aside()).singleElement().asString().startsWith("Its author is blocked.");
        stage.assertHealthy();
    }

    @Test
    void shouldPutBackWhatWasOverwritten() {
        var second = stage.send(id, ada, "second");
        stage.send(id, bob, "third");
        Item over = say(bob, second.createdAt().toString());
        stage.put(over);
        assertThat(stage.seen(id, ada)).containsExactly("1 first", "3 third");

        stage.tellAll();

        assertThat(stage.seen(id, ada))
                .containsExactly("1 first", "2 second", "3 third", "4 " + over.string("message"));
        stage.assertHealthy();
        var after = stage.lines();
        assertThat(stage.handle(stage.told())).isEmpty();
        assertThat(stage.lines()).isEqualTo(after);
    }

    @Test
    void shouldLeaveAGroupThatNobodyKnowsWhereItIs() {
        stage.put(legacy.say(legacy.group(), ada, "2023-04-01T12:00:00"));
        var before = stage.lines();

        stage.tellAll();

        assertThat(stage.lines()).isEqualTo(before);
    }

    private Item say(User author, String sk) {
        return legacy.say(id.toString(), author, sk);
    }

    private static Item copy(Item item) {
        return Item.of(new HashMap<>(item.attributes()));
    }

    private static List<String> logged(Runnable work) {
        var lines = new ArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(((org.jboss.logmanager.ExtLogRecord) record).getFormattedMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(DeadLetters.class.getPackageName());
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }
}
