package io.cruddur.conversations.message;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cruddur.conversations.conversation.BlockPerson;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.world.Calls;
import io.cruddur.conversations.world.Cuts;
import io.cruddur.conversations.world.StoredTable;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Blocks hold in every instance, whatever it remembers, and conversations that are opened before a word is said. */
@QuarkusTest
class BlockedSendTest {

    private static final Stamp NOON = new Stamp(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** As many as the SDK makes of one call. */
    private static final int ATTEMPTS = 3;

    @Inject
    StartConversation startConversation;

    @Inject
    BlockPerson blockPerson;

    @Inject
    Writers writers;

    @Inject
    Calls calls;

    @Inject
    Cuts cuts;

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
        cuts.mend();
        stored.close();
    }

    @Test
    void shouldRefuseAWriterThatDoesNotKnowOfTheBlock() {
        ConversationId id = start(bob, ada);
        SendMessage stale = writers.another();
        now(stale.send(id, draft(bob, "second", NOON)));
        now(blockPerson.block(ada, bob));

        var requests = calls.during(() -> assertBlocked(stale.send(id, draft(bob, "third", NOON))));

        assertThat(requests).hasExactlyElementsOfTypes(TransactWriteItemsRequest.class);
        assertStored(id, "first", "second");
        assertBlocked(writers.another().send(id, draft(bob, "third", NOON)));
        now(stale.send(id, draft(ada, "third", NOON)));
        assertBlocked(stale.send(id, draft(bob, "fourth", NOON)));
        assertStored(id, "first", "second", "third");
    }

    @Test
    void shouldLetAWriterOnThatDoesNotKnowOfTheEndOfTheBlock() {
        ConversationId id = start(bob, ada);
        now(blockPerson.block(ada, bob));
        SendMessage stale = writers.another();
        now(stale.send(id, draft(ada, "second", NOON)));
        now(blockPerson.unblock(ada, bob));

        var requests = calls.during(() -> now(stale.send(id, draft(bob, "third", NOON))));

        assertThat(requests).hasExactlyElementsOfTypes(GetItemRequest.class, TransactWriteItemsRequest.class);
        assertStored(id, "first", "second", "third");
    }

    @Test
    void shouldBlockInAPairThatWasStoredBeforeThereWereVersions() {
        ConversationId id = start(bob, ada);
        stored.put(Item.keyed(Pairs.partition(ada.id(), bob.id()), "DM").with("message_group_uuid", id));

        now(blockPerson.block(ada, bob));

        assertThat(stored.pair(ada.id(), bob.id())).singleElement().satisfies(pair -> {
            assertThat(pair.string("message_group_uuid")).isEqualTo(id.toString());
            assertThat(pair.strings("blocked_by")).containsExactly(ada.id().toString());
            assertThat(pair.number("version")).isEqualTo(1);
        });
        assertBlocked(startConversation.send(ada, draft(bob, "second", NOON)));
        now(blockPerson.unblock(ada, bob));
        assertThat(stored.pair(ada.id(), bob.id())).singleElement().satisfies(pair -> {
            assertThat(pair.has("blocked_by")).isFalse();
            assertThat(pair.number("version")).isEqualTo(2);
        });
        now(startConversation.send(ada, draft(bob, "second", NOON)));
        assertStored(id, "first", "second");
    }

    @Test
    void shouldSayTheSameInTheListThePairAndTheHead() {
        now(blockPerson.block(ada, bob));
        ConversationId id = start(ada, bob);
        now(blockPerson.block(bob, ada));
        now(blockPerson.unblock(ada, bob));

        assertThat(stored.partition("BLK#" + ada.id())).isEmpty();
        assertThat(stored.partition("BLK#" + bob.id()))
                .singleElement()
                .satisfies(block -> assertThat(block.sk()).isEqualTo(ada.id().toString()));
        assertThat(stored.pair(ada.id(), bob.id()).getFirst().strings("blocked_by"))
                .containsExactly(bob.id().toString());
        var members = stored.head(id).maps("members");
        assertThat(members.get(ada.id().toString()).flag("blocked")).isTrue();
        assertThat(members.get(bob.id().toString()).flag("blocked")).isFalse();
    }

    @Test
    void shouldBlockOnceWhateverGetsLost() {
        ConversationId id = start(bob, ada);
        cuts.loseAnswers(1);
        now(blockPerson.block(ada, bob));
        cuts.loseAnswers(ATTEMPTS);
        assertProblem(blockPerson.unblock(ada, bob), Kind.UNAVAILABLE);
        now(blockPerson.unblock(ada, bob));
        now(startConversation.send(ada, draft(bob, "second", NOON)));
        cuts.cancel(1, "TransactionConflict");
        now(blockPerson.block(ada, bob));

        assertBlocked(startConversation.send(ada, draft(bob, "third", NOON)));
        assertStored(id, "first", "second");
        assertThat(stored.pair(ada.id(), bob.id()).getFirst().number("version")).isEqualTo(4);
    }

    @Test
    void shouldOpenAConversationWithoutAWord() {
        var opened = now(startConversation.open(ada, bob, NOON));
        var again = now(startConversation.open(bob, ada, NOON));

        assertThat(opened.started()).isTrue();
        assertThat(again).isEqualTo(new StartConversation.Opened(opened.id(), false));
        assertThat(stored.messages(opened.id())).isEmpty();
        assertThat(stored.inbox(ada.id())).isEmpty();
        assertThat(stored.head(opened.id()).number("last_seq")).isZero();

        Sent first = now(startConversation.send(ada, draft(bob, "first", NOON)));
        now(writers.another().send(opened.id(), draft(ada, "second", NOON)));

        assertThat(first.started()).isFalse();
        assertThat(first.message().seq()).isEqualTo(1);
        assertStored(opened.id(), "first", "second");
        for (User member : new User[] {ada, bob}) {
            assertThat(stored.inbox(member.id()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.number("seq")).isEqualTo(2));
        }
    }

    @Test
    void shouldNotOpenAConversationForTheBlocked() {
        now(blockPerson.block(ada, bob));

        assertBlocked(startConversation.open(bob, ada, NOON));

        assertThat(stored.conversationsOf(bob.id())).isZero();
        var opened = now(startConversation.open(ada, bob, NOON));
        assertThat(opened.started()).isTrue();
        assertThat(now(startConversation.open(bob, ada, NOON)))
                .isEqualTo(new StartConversation.Opened(opened.id(), false));
        assertBlocked(startConversation.send(ada, draft(bob, "first", NOON)));
        assertThat(stored.messages(opened.id())).isEmpty();
        now(blockPerson.unblock(ada, bob));
        now(startConversation.send(ada, draft(bob, "first", NOON)));
        assertStored(opened.id(), "first");
    }

    @Test
    void shouldBlockInAConversationWithoutAWord() {
        ConversationId id = now(startConversation.open(bob, ada, NOON)).id();
        now(blockPerson.block(ada, bob));

        assertBlocked(startConversation.send(ada, draft(bob, "first", NOON)));
        now(startConversation.send(bob, draft(ada, "first", NOON)));

        assertStored(id, "first");
        assertBlocked(writers.another().send(id, draft(bob, "second", NOON)));
    }

    private ConversationId start(User author, User recipient) {
        return now(startConversation.send(recipient, draft(author, "first", NOON)))
                .message()
                .conversation();
    }

    private void assertStored(ConversationId id, String... texts) {
        assertThat(stored.messages(id))
                .extracting(message -> message.string("message"))
                .containsExactly(texts);
        assertThat(stored.head(id).number("last_seq")).isEqualTo(texts.length);
    }

    private static void assertBlocked(Uni<?> refused) {
        assertProblem(refused, Kind.BLOCKED);
    }

    private static void assertProblem(Uni<?> refused, Kind kind) {
        assertThatThrownBy(() -> now(refused))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem().kind()).isEqualTo(kind));
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
