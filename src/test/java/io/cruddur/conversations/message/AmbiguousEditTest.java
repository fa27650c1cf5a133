package io.cruddur.conversations.message;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.world.Cuts;
import io.cruddur.conversations.world.StoredTable;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire breaks during an edit or a delete: what is stored is answered, once, and what is refused is not stored. */
@QuarkusTest
class AmbiguousEditTest {

    private static final Stamp NOON = new Stamp(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Stamp LATER = NOON.plus(Duration.ofSeconds(10));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** As many as the SDK makes of a commit, before somebody looks what became of it. */
    private static final int ATTEMPTS = 2;

    @Inject
    StartConversation startConversation;

    @Inject
    Edits edits;

    @Inject
    Commit commit;

    @Inject
    Messages messages;

    @Inject
    Cuts cuts;

    DevServicesContext devServices;
    StoredTable stored;
    User ada;
    User bob;
    Message first;

    @BeforeEach
    void enter() {
        stored = StoredTable.of(devServices);
        ada = person("ada");
        bob = person("bob");
        first = now(startConversation.send(bob, draft(ada, "first", NOON))).message();
    }

    @AfterEach
    void leave() {
        cuts.mend();
        stored.close();
    }

    @Test
    void shouldEditOnceWhatItRepeats() {
        cuts.loseAnswers(1);

        assertThat(now(edits.edit(first, "edited", LATER)).rev()).isEqualTo(2);

        assertStored("edited", 2);
    }

    @Test
    void shouldAnswerAnEditThatIsStoredThoughDynamoDbNeverSaidSo() {
        cuts.loseAnswers(ATTEMPTS);

        Message edited = now(edits.edit(first, "edited", LATER));

        assertThat(cuts.left()).isZero();
        assertThat(edited)
                .isEqualTo(now(messages.find(first.conversation(), first.id())).orElseThrow());
        assertStored("edited", 2);
        assertThat(now(edits.edit(first, "again", LATER)).rev()).isEqualTo(3);
        assertStored("again", 3);
    }

    @Test
    void shouldAnswerADeleteThatIsStoredThoughDynamoDbNeverSaidSo() {
        cuts.loseAnswers(ATTEMPTS);

        Message deleted = now(edits.delete(first, LATER));

        assertThat(cuts.left()).isZero();
        assertThat(deleted.deletedAt()).hasValue(LATER);
        assertThat(deleted)
                .isEqualTo(now(messages.find(first.conversation(), first.id())).orElseThrow());
        assertStored("", 2);
    }

    @Test
    void shouldRefuseWhatIsNotStored() {
        for (Uni<Message> change : List.of(edits.edit(first, "lost", LATER), edits.delete(first, LATER))) {
            cuts.loseRequests(ATTEMPTS);
            assertUnavailable(change);
            assertThat(cuts.left()).isZero();
        }

        assertStored("first", 1);
        assertThat(now(edits.edit(first, "edited", LATER)).rev()).isEqualTo(2);
        assertStored("edited", 2);
    }

    @Test
    void shouldNotTakeAnotherChangeForItsOwn() {
        now(edits.edit(first, "theirs", LATER));
        for (Message ours : List.of(
                first.edited(new MessageText("ours"), LATER),
                first.edited(new MessageText("theirs"), LATER.next()),
                first.deleted(LATER))) {
            cuts.loseRequests(ATTEMPTS);
            assertUnavailable(commit.change("edit", ours, List.of(messages.change(ours))));
        }

        assertStored("theirs", 2);
    }

    @Test
    void shouldTryAgainAfterAConflict() {
        cuts.cancel(1, "TransactionConflict");

        now(edits.edit(first, "edited", LATER));

        assertStored("edited", 2);
    }

    private void assertStored(String text, long rev) {
        assertThat(stored.messages(first.conversation())).singleElement().satisfies(message -> {
            assertThat(message.string("message")).isEqualTo(text);
            assertThat(message.has("rev") ? message.number("rev") : 1).isEqualTo(rev);
        });
        Item head = stored.head(first.conversation());
        assertThat(head.number("last_seq")).isEqualTo(1);
        assertThat(head.number("version")).isEqualTo(rev);
        for (User member : List.of(ada, bob)) {
            assertThat(stored.inbox(member.id())).singleElement().satisfies(row -> {
                assertThat(row.number("seq")).isEqualTo(1);
                assertThat(row.string("message")).isEqualTo(text);
            });
        }
    }

    private static void assertUnavailable(Uni<?> change) {
        assertThatThrownBy(() -> now(change))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem()).isInstanceOf(Problem.Unavailable.class));
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
