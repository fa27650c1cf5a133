package io.cruddur.conversations.message;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
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

/** DynamoDB cancels a send's transaction for other reasons than a condition: conflicts are tried again, throttling is not. */
@QuarkusTest
class CancelledSendTest {

    private static final Stamp NOON = new Stamp(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ALL = 1000;

    @Inject
    StartConversation startConversation;

    @Inject
    SendMessage sendMessage;

    @Inject
    Calls calls;

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
    void shouldSendAgainAfterAConflictOnTheHeadThatIsThereThen() {
        cuts.cancel(1, "TransactionConflict");

        var requests = calls.during(() -> send("second"));

        assertThat(requests)
                .hasExactlyElementsOfTypes(
                        TransactWriteItemsRequest.class, GetItemRequest.class, TransactWriteItemsRequest.class);
        assertStored("first", "second");
    }

    @Test
    void shouldGiveUpWhenThereAreOnlyConflicts() {
        cuts.cancel(ALL, "TransactionConflict");

        assertUnavailable(() -> send("lost"));

        assertStored("first");
    }

    @Test
    void shouldNotInsistWhenThrottled() {
        cuts.cancel(ALL, "ThrottlingError");

        var requests = calls.during(() -> assertUnavailable(() -> send("lost")));

        assertThat(requests)
                .filteredOn(TransactWriteItemsRequest.class::isInstance)
                .hasSize(1);
        assertStored("first");
    }

    @Test
    void shouldStartAConversationAfterAConflict() {
        User cyd = person("cyd");
        cuts.cancel(1, "TransactionConflict");

        Message message =
                now(startConversation.send(cyd, draft(ada, "hello", NOON))).message();

        assertThat(stored.messages(message.conversation())).hasSize(1);
        assertThat(stored.pair(ada.id(), cyd.id())).hasSize(1);
        assertThat(stored.inbox(cyd.id())).hasSize(1);
    }

    private void send(String text) {
        now(sendMessage.send(first.conversation(), draft(bob, text, NOON)));
    }

    private void assertStored(String... texts) {
        assertThat(stored.messages(first.conversation()))
                .extracting(item -> item.string("message"))
                .containsExactly(texts);
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
