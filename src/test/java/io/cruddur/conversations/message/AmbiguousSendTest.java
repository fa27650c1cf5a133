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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire breaks during a send: what is stored is answered, and what is refused is not stored. */
@QuarkusTest
class AmbiguousSendTest {

    private static final Stamp NOON = new Stamp(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** As many as the SDK makes of a commit, before somebody looks what became of it. */
    private static final int ATTEMPTS = 2;

    @Inject
    StartConversation startConversation;

    @Inject
    SendMessage sendMessage;

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
    void shouldStoreOnceWhatItRepeats() {
        Message first = start("first");
        cuts.loseAnswers(1);

        Message second = send(first, "second");

        assertStored(first, "first", "second");
        assertThat(second.seq()).isEqualTo(2);
    }

    @Test
    void shouldSendAgainWhatNeverArrived() {
        Message first = start("first");
        cuts.loseRequests(ATTEMPTS - 1);

        send(first, "second");

        assertStored(first, "first", "second");
    }

    @Test
    void shouldAnswerWhatIsStoredThoughDynamoDbNeverSaidSo() {
        Message first = start("first");
        cuts.loseAnswers(ATTEMPTS);

        Message second = send(first, "second");

        assertThat(cuts.left()).isZero();
        assertStored(first, "first", "second");
        assertThat(stored.messages(first.conversation()).getLast().string("message_uuid"))
                .isEqualTo(second.id().toString());
        assertThat(send(first, "third").seq()).isEqualTo(3);
    }

    @Test
    void shouldAnswerAStartedConversationThoughDynamoDbNeverSaidSo() {
        cuts.loseAnswers(ATTEMPTS);

        Message first = start("first");

        assertThat(cuts.left()).isZero();
        assertStored(first, "first");
        assertThat(start("second").conversation()).isEqualTo(first.conversation());
        assertStored(first, "first", "second");
    }

    @Test
    void shouldRefuseWhatIsNotStored() {
        Message first = start("first");
        cuts.loseRequests(ATTEMPTS);

        assertUnavailable(() -> send(first, "lost"));

        assertThat(cuts.left()).isZero();
        assertStored(first, "first");
        assertThat(send(first, "second").seq()).isEqualTo(2);
        assertStored(first, "first", "second");
    }

    @Test
    void shouldStoreNothingOfAConversationThatCouldNotStart() {
        cuts.loseRequests(ATTEMPTS);

        assertUnavailable(() -> start("lost"));

        assertThat(stored.pair(ada.id(), bob.id())).isEmpty();
        assertThat(stored.inbox(ada.id())).isEmpty();
        assertThat(stored.inbox(bob.id())).isEmpty();
    }

    private Message start(String text) {
        return now(startConversation.send(bob, draft(ada, text, NOON))).message();
    }

    private Message send(Message first, String text) {
        return now(sendMessage.send(first.conversation(), draft(ada, text, NOON)))
                .message();
    }

    private void assertStored(Message first, String... texts) {
        var messages = stored.messages(first.conversation());
        assertThat(messages).extracting(item -> item.string("message")).containsExactly(texts);
        Item head = stored.head(first.conversation());
        assertThat(head.number("last_seq")).isEqualTo(texts.length);
        assertThat(head.number("version")).isEqualTo(texts.length);
        for (User member : new User[] {ada, bob}) {
            assertThat(stored.inbox(member.id())).singleElement().satisfies(row -> {
                assertThat(row.number("seq")).isEqualTo(texts.length);
                assertThat(row.string("message")).isEqualTo(texts[texts.length - 1]);
            });
        }
    }

    private static void assertUnavailable(Runnable send) {
        assertThatThrownBy(send::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem()).isInstanceOf(Problem.Unavailable.class));
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
