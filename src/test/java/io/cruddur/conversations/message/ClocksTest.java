package io.cruddur.conversations.message;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.conversation.Inbox;
import io.cruddur.conversations.conversation.Listing;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.world.Calls;
import io.cruddur.conversations.world.StoredTable;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Clocks that stand still, run back, or agree to the microsecond do no harm, however many instances there are. */
@QuarkusTest
class ClocksTest {

    private static final Stamp NOON = new Stamp(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    StartConversation startConversation;

    @Inject
    Writers writers;

    @Inject
    Messages messages;

    @Inject
    Inbox inbox;

    @Inject
    Calls calls;

    DevServicesContext devServices;
    StoredTable stored;
    User ada;
    User bob;

    @BeforeEach
    void enter() {
        stored = StoredTable.of(devServices);
        ada = person("ada");
        bob = person("bob");
    }

    @AfterEach
    void leave() {
        stored.close();
    }

    @Test
    void shouldKeepTheOrderWhileTheClockStandsStill() {
        Message first = start(ada, bob, NOON);
        var instances = List.of(writers.another(), writers.another());

        for (int i = 0; i < 10; i++) {
            now(instances.get(i % 2).send(first.conversation(), draft(i % 3 == 0 ? ada : bob, "message " + i, NOON)));
        }

        assertThat(assertWhole(first, 11))
                .extracting(Item::sk)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 10)
                        .mapToObj(micro ->
                                NOON.plus(Duration.ofNanos(micro * 1000L)).toString())
                        .toList());
    }

    @Test
    void shouldKeepTheOrderWhileAClockRunsBack() {
        Message first = start(ada, bob, NOON);
        SendMessage right = writers.another();
        SendMessage behind = writers.another();

        for (int i = 1; i <= 5; i++) {
            now(right.send(first.conversation(), draft(ada, "right " + i, NOON.plus(Duration.ofSeconds(i)))));
            now(behind.send(first.conversation(), draft(bob, "behind " + i, NOON.plus(Duration.ofHours(-i)))));
        }

        assertThat(assertWhole(first, 11))
                .extracting(item -> item.string("message"))
                .containsExactly(
                        "first",
                        "right 1",
                        "behind 1",
                        "right 2",
                        "behind 2",
                        "right 3",
                        "behind 3",
                        "right 4",
                        "behind 4",
                        "right 5",
                        "behind 5");
    }

    @Test
    void shouldLoseNothingWhenInstancesRace() {
        Message first = start(ada, bob, NOON);
        SendMessage frozen = writers.another();
        SendMessage backward = writers.another();

        var sent = together(
                32,
                i -> i % 2 == 0
                        ? frozen.send(first.conversation(), draft(ada, "frozen " + i, NOON))
                                .map(Sent::message)
                        : backward.send(
                                        first.conversation(),
                                        draft(bob, "backward " + i, NOON.plus(Duration.ofHours(-i))))
                                .map(Sent::message));

        List<Item> messages = assertWhole(first, 33);
        assertThat(messages.stream().skip(1))
                .extracting(item -> item.string("message_uuid") + " at " + item.sk() + ": " + item.string("message"))
                .containsExactlyInAnyOrderElementsOf(sent.stream()
                        .map(message -> message.id() + " at " + message.createdAt() + ": " + message.text())
                        .toList());
    }

    @Test
    void shouldRepeatWhatBuiltOnAHeadThatIsNoLongerTheLast() {
        Message first = start(ada, bob, NOON);
        SendMessage one = writers.another();
        SendMessage other = writers.another();
        now(one.send(first.conversation(), draft(ada, "remembered", NOON)));
        now(other.send(first.conversation(), draft(bob, "in between", NOON)));

        var requests = calls.during(() -> now(one.send(first.conversation(), draft(ada, "stale", NOON))));

        assertThat(requests).hasSize(2).allMatch(TransactWriteItemsRequest.class::isInstance);
        assertWhole(first, 4);
    }

    @Test
    void shouldKeepBothRowsThatWantTheSameMicrosecond() {
        User cyd = person("cyd");
        SendMessage send = writers.another();
        Message withBob = start(ada, bob, NOON);
        Message withCyd = start(ada, cyd, NOON);
        assertThat(stored.inbox(ada.id()))
                .extracting(row -> row.string("message_group_uuid"))
                .containsExactly(
                        withBob.conversation().toString(),
                        withCyd.conversation().toString());

        Stamp later = NOON.plus(Duration.ofMinutes(2));
        now(send.send(withBob.conversation(), draft(ada, "to Bob", later)));
        now(send.send(withCyd.conversation(), draft(ada, "to Cyd", later)));
        assertThat(stored.inbox(ada.id()))
                .extracting(Item::sk)
                .containsExactly(later.toString(), later.next().toString());

        Stamp muchLater = later.plus(Duration.ofMinutes(2));
        together(
                2,
                i -> send.send(
                                (i == 0 ? withBob : withCyd).conversation(),
                                draft(ada, i == 0 ? "Bob?" : "Cyd?", muchLater))
                        .map(Sent::message));
        assertThat(stored.inbox(ada.id()))
                .extracting(Item::sk)
                .containsExactly(muchLater.toString(), muchLater.next().toString());
        assertThat(now(inbox.page(ada.id(), Listing.EVERYTHING, Optional.empty(), 20))
                        .rows())
                .extracting(row -> row.latest().text())
                .containsExactlyInAnyOrder("Bob?", "Cyd?");
        assertWhole(withBob, 3);
        assertThat(stored.messages(withCyd.conversation())).hasSize(3);
    }

    @Test
    void shouldGiveWayToAMessageThatSomebodyElseStored() {
        Message first = start(ada, bob, NOON);
        Stamp taken = NOON.plus(Duration.ofSeconds(1));
        stored.put(Item.keyed("MSG#" + first.conversation(), taken.toString())
                .with("message_uuid", MessageId.at(taken))
                .with("message", "from the original")
                .with("user_uuid", bob.id())
                .with("user_handle", bob.handle())
                .with("user_display_name", bob.displayName()));

        Message sent = now(writers.another().send(first.conversation(), draft(ada, "ours", taken)))
                .message();

        assertThat(sent.createdAt()).isEqualTo(taken.next());
        assertThat(sent.seq()).isEqualTo(2);
        assertThat(now(messages.newest(first.conversation(), ada.id(), 20)).messages())
                .extracting(message -> message.seq() + " " + message.text())
                .containsExactly("1 first", "2 ours");
    }

    private Message start(User one, User other, Stamp at) {
        return now(startConversation.send(other, draft(one, "first", at))).message();
    }

    /** The messages are all there, numbered without a gap in the order of their stamps, and shown once in each inbox. */
    private List<Item> assertWhole(Message first, int count) {
        List<Item> messages = stored.messages(first.conversation());
        assertThat(messages)
                .extracting(item -> item.number("seq"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, count).boxed().toList());
        for (User member : List.of(ada, bob)) {
            assertThat(stored.inbox(member.id()))
                    .filteredOn(row -> row.string("message_group_uuid")
                            .equals(first.conversation().toString()))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.number("seq")).isEqualTo(count);
                        assertThat(row.string("last_message_at"))
                                .isEqualTo(messages.getLast().sk());
                    });
        }
        return messages;
    }

    private static List<Message> together(int count, IntFunction<Uni<Message>> send) {
        return now(Uni.join()
                .all(IntStream.range(0, count).mapToObj(send).toList())
                .andFailFast());
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
