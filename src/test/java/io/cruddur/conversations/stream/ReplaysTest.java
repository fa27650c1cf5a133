package io.cruddur.conversations.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.adopt.Legacy;
import io.cruddur.conversations.admin.adopt.OwnTable;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.message.Edits;
import io.cruddur.conversations.message.Message;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.world.Faults;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the stream tells again, late or out of order, and whatever fails meanwhile, while people and the original write
 * on: every text is there once, and nothing else comes of it.
 */
@QuarkusTest
@TestProfile(OwnTable.class)
class ReplaysTest {

    private static final int SEEDS = 10;
    private static final int REPLAYS = 4_000;
    private static final int WRITES = 40;
    /** All but that of whole seconds, in which the original overwrites what is its own. */
    private static final int FORMS = 5;

    @Inject
    Stage stage;

    @Inject
    Edits edits;

    @Inject
    Faults faults;

    Legacy legacy;
    Random random;
    List<User> people;
    ConversationId id;
    List<Message> sent;
    TreeSet<String> expected;

    static List<Long> seeds() {
        Long given = Long.getLong("replays.seed");
        return given == null ? LongStream.rangeClosed(1, SEEDS).boxed().toList() : List.of(given);
    }

    @BeforeEach
    void enter() {
        stage.enter();
        people = List.of(stage.person("andrewbrown"), stage.person("bayko"));
        sent = new ArrayList<>();
        expected = new TreeSet<>();
        Message first = stage.start(people.getFirst(), people.getLast(), "first");
        expected.add("first");
        sent.add(first);
        id = first.conversation();
    }

    @AfterEach
    void leave() {
        faults.end();
        stage.leave();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldChangeNothingTwice(long seed) {
        random = new Random(seed);
        legacy = new Legacy(seed);
        int replays = Integer.getInteger("replays", REPLAYS) / SEEDS;
        for (int i = 0; i < replays; i++) {
            if (i % (replays / WRITES) == 0) {
                write(i);
            }
            if (i % 100 == 50) {
                tellBadly();
            }
            var told = stage.told();
            // the latest often, the others sometimes
            int from = random.nextBoolean() ? Math.max(0, told.size() - 10) : 0;
            assertThat(stage.handle(List.of(told.get(random.nextInt(from, told.size())))))
                    .isEmpty();
        }
        stage.look();
        stage.tellAll();
        var end = stage.lines();

        assertThat(stage.handle(stage.told())).isEmpty();
        assertThat(stage.lines()).as("seed %d", seed).isEqualTo(end);
        assertThat(stage.seen(id, people.getFirst()).stream().map(line -> line.replaceFirst("^\\d+ ", "")))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
        stage.assertHealthy();
    }

    private void write(int number) {
        stage.later(Duration.ofMillis(random.nextInt(20_000)));
        User author = people.get(random.nextInt(2));
        User other = people.get(0).equals(author) ? people.get(1) : people.get(0);
        switch (random.nextInt(6)) {
            case 0 -> {
                sent.add(stage.send(id, author, "ours " + number));
                expected.add("ours " + number);
            }
            case 1 -> {
                int which = random.nextInt(sent.size());
                Message before = sent.get(which);
                if (!isThere(before)) {
                    return;
                }
                sent.set(which, stage.during(() -> Stage.now(edits.edit(before, "edited " + number, stage.now()))));
                expected.remove(before.text());
                expected.add("edited " + number);
            }
            case 2 -> {
                legacy.row(id.toString(), author, other, form(), "of a row");
                stage.put(legacy.items().getLast());
            }
            case 3 -> {
                String group = legacy.group();
                Item hello = say(group, author);
                legacy.row(group, author, other, hello.sk(), hello.string("message"));
                Item row = legacy.items().getLast();
                stage.put(random.nextBoolean() ? new Item[] {hello, row} : new Item[] {row, hello});
                stage.put(say(group, author));
            }
            case 4 -> overwrite(sent.get(random.nextInt(sent.size())), author);
            default -> stage.put(say(id.toString(), author));
        }
    }

    /** What nobody has told of yet isn't overwritten again: that is its writer's own business. */
    private void overwrite(Message message, User author) {
        if (isThere(message)) {
            Item over = legacy.say(id.toString(), author, message.createdAt().toString());
            expected.add(over.string("message"));
            stage.put(over);
        }
    }

    /** What somebody has overwritten is nobody's message until the stream has told of it. */
    private boolean isThere(Message message) {
        String at = message.createdAt().toString();
        return stage.table().items().stream()
                .anyMatch(item -> item.sk().equals(at) && item.pk().endsWith(id.toString()) && item.has("seq"));
    }

    private Item say(String group, User author) {
        Item item = legacy.say(group, author, form());
        expected.add(item.string("message"));
        return item;
    }

    private String form() {
        return Legacy.form(stage.now().instant().minusNanos(random.nextInt()), random.nextInt(FORMS));
    }

    /** The batch is told again from where it failed, until all of it is done. */
    private void tellBadly() {
        var told = stage.told();
        int from = Math.max(0, told.size() - 20);
        faults.begin(random.nextLong());
        while (from < told.size()) {
            var failed = stage.handle(told.subList(from, told.size()));
            if (failed.isEmpty()) {
                break;
            }
            from = told.indexOf(failed.get());
        }
        faults.end();
    }
}
