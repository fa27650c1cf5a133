package io.cruddur.conversations.message;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.conversation.Blockers;
import io.cruddur.conversations.message.StartConversation.Opened;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.world.StoredTable;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Two people whose first contact several instances bring about, or prevent, at once. */
@QuarkusTest
class StartRacesTest {

    private static final Stamp NOON = new Stamp(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ROUNDS = 10;
    private static final int INSTANCES = 4;

    @Inject
    Blockers blockers;

    @Inject
    Writers writers;

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

    @RepeatedTest(ROUNDS)
    void shouldOpenOneConversationHoweverManyDo() {
        var opened = together(IntStream.range(0, INSTANCES)
                .mapToObj(_ -> writers.anotherStart())
                .flatMap(start -> List.of(
                        start.open(ada, bob, NOON),
                        start.send(ada, draft(bob, "hello", NOON))
                                .map(sent -> new Opened(sent.message().conversation(), sent.started())))
                        .stream())
                .toList());

        assertThat(opened.stream().map(Opened::id).distinct()).hasSize(1);
        assertThat(opened).filteredOn(Opened::started).hasSize(1);
        var id = opened.getFirst().id();
        assertThat(stored.messages(id)).hasSize(INSTANCES);
        assertThat(stored.head(id).number("last_seq")).isEqualTo(INSTANCES);
        assertThat(stored.conversationsOf(ada.id())).isOne();
        for (User member : List.of(ada, bob)) {
            assertThat(stored.inbox(member.id()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.number("seq")).isEqualTo(INSTANCES));
        }
    }

    @RepeatedTest(ROUNDS)
    void shouldStartOrBlockInEitherOrder() {
        var start = writers.anotherStart();

        List<Boolean> sent = together(List.of(
                blockers.another().block(ada, bob).replaceWith(true),
                unlessBlocked(start.send(ada, draft(bob, "hello", NOON))),
                unlessBlocked(writers.anotherStart().open(bob, ada, NOON))));

        boolean passed = sent.get(1);
        boolean opened = sent.get(2);
        assertThat(passed && !opened).as("sent, but then not opened").isFalse();
        Item pair = stored.pair(ada.id(), bob.id()).getFirst();
        assertThat(pair.strings("blocked_by")).containsExactly(ada.id().toString());
        assertThat(stored.partition("BLK#" + ada.id())).hasSize(1);
        assertThat(pair.has("message_group_uuid")).isEqualTo(opened);
        if (opened) {
            var id = pair.string("message_group_uuid");
            assertThat(stored.messages(id)).hasSize(passed ? 1 : 0);
            assertThat(stored.head(id).maps("members").get(bob.id().toString()).flag("blocked"))
                    .isTrue();
        }
        assertThat(now(unlessBlocked(start.send(ada, draft(bob, "hello?", NOON)))))
                .isFalse();
    }

    @RepeatedTest(ROUNDS)
    void shouldKeepEveryBlockHoweverTheyCross() {
        var start = writers.anotherStart();
        for (int round = 0; round < 2; round++) {
            together(List.of(
                    blockers.another().block(ada, bob), blockers.another().block(bob, ada)));
            assertBlockedBy(ada, bob);
            together(List.of(
                    blockers.another().unblock(ada, bob), blockers.another().block(bob, ada)));
            assertBlockedBy(bob);
            together(List.of(
                    blockers.another().block(ada, bob), blockers.another().unblock(bob, ada)));
            assertBlockedBy(ada);
            now(blockers.another().unblock(ada, bob));
            assertBlockedBy();
            now(start.open(ada, bob, NOON));
        }
    }

    private void assertBlockedBy(User... blockers) {
        var ids = Stream.of(blockers).map(user -> user.id().toString()).toList();
        Item pair = stored.pair(ada.id(), bob.id()).getFirst();
        assertThat(pair.strings("blocked_by")).containsExactlyInAnyOrderElementsOf(ids);
        for (User user : List.of(ada, bob)) {
            assertThat(stored.partition("BLK#" + user.id()))
                    .hasSize(ids.contains(user.id().toString()) ? 1 : 0);
        }
        pair.find("message_group_uuid")
                .ifPresent(id -> assertThat(stored.head(id).maps("members"))
                        .allSatisfy((member, state) -> assertThat(state.flag("blocked"))
                                .isEqualTo(ids.stream().anyMatch(blocker -> !blocker.equals(member)))));
    }

    private static Uni<Boolean> unlessBlocked(Uni<?> work) {
        return work.replaceWith(true)
                .onFailure(failure -> failure instanceof ProblemException refused
                        && refused.problem().kind() == Kind.BLOCKED)
                .recoverWithItem(false);
    }

    private static <T> List<T> together(List<Uni<T>> work) {
        return now(Uni.join().all(work).andFailFast());
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
