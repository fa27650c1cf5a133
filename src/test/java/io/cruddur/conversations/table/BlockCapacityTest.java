package io.cruddur.conversations.table;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.cost.Operation;
import io.cruddur.conversations.conversation.BlockPerson;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.message.SendMessage;
import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.world.Calls;
import io.cruddur.conversations.world.StoredTable;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What it costs to block somebody, and that nobody else pays for it. A change here is a decision. */
@QuarkusTest
class BlockCapacityTest {

    private static final Stamp NOON = new Stamp(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TEXT = "That is what I thought, until I read the second half of it. ".repeat(3);

    @Inject
    StartConversation startConversation;

    @Inject
    SendMessage sendMessage;

    @Inject
    BlockPerson blockPerson;

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
    void shouldBlockForFourWriteUnitsBeforeAConversation() {
        assertCost(
                () -> blockPerson.block(ada, bob),
                Operation.BLOCK.writes(),
                GetItemRequest.class,
                TransactWriteItemsRequest.class);
        assertReads(() -> blockPerson.block(ada, bob), 1, GetItemRequest.class);
        assertCost(
                () -> blockPerson.unblock(ada, bob),
                Operation.BLOCK.writes(),
                GetItemRequest.class,
                TransactWriteItemsRequest.class);
    }

    @Test
    void shouldBlockForSixWriteUnitsInAConversation() {
        now(startConversation.send(bob, draft(ada, TEXT, NOON)));

        for (Supplier<Uni<?>> change :
                List.<Supplier<Uni<?>>>of(() -> blockPerson.block(ada, bob), () -> blockPerson.unblock(ada, bob))) {
            assertCost(
                    change,
                    Operation.BLOCK_MET.writes(),
                    GetItemRequest.class,
                    GetItemRequest.class,
                    TransactWriteItemsRequest.class);
            assertThat(calls.readUnits()).isEqualTo(Operation.BLOCK_MET.reads());
            assertReads(change, 1, GetItemRequest.class);
        }
    }

    @Test
    void shouldStartAndSendForNoMoreWhereSomebodyIsBlocked() {
        now(blockPerson.block(ada, bob));

        assertCost(
                () -> startConversation.send(bob, draft(ada, TEXT, NOON)),
                Operation.FIRST.writes(),
                GetItemRequest.class,
                TransactWriteItemsRequest.class);
        assertThat(calls.readUnits()).isEqualTo(Operation.FIRST.reads());
        assertSends();
    }

    @Test
    void shouldSendForNoMoreWhereEverybodyWasBlocked() {
        now(startConversation.send(bob, draft(ada, TEXT, NOON)));
        now(blockPerson.block(ada, bob));
        now(blockPerson.block(bob, ada));
        now(blockPerson.unblock(bob, ada));

        assertSends();
    }

    @Test
    void shouldOpenAConversationForFourWriteUnits() {
        assertCost(
                () -> startConversation.open(ada, bob, NOON),
                Operation.OPEN.writes(),
                GetItemRequest.class,
                TransactWriteItemsRequest.class);
        assertReads(() -> startConversation.open(bob, ada, NOON), 1, GetItemRequest.class);
        assertSends();
    }

    /** Eight in place, and twelve when the rows move. */
    private void assertSends() {
        var id = conversation();
        assertCost(
                () -> sendMessage.send(id, draft(ada, TEXT, NOON)),
                Operation.SEND.writes(),
                TransactWriteItemsRequest.class);
        Stamp later = NOON.plus(Duration.ofMinutes(2));
        assertCost(
                () -> sendMessage.send(id, draft(ada, TEXT, later)),
                Operation.SEND_MOVING.writes(),
                TransactWriteItemsRequest.class);
    }

    private void assertCost(Supplier<? extends Uni<?>> work, int writeUnits, Class<?>... requests) {
        var before = items();
        var made = calls.during(() -> now(work.get()));
        assertThat(made).hasExactlyElementsOfTypes(requests);
        assertThat(new CapacityModel(before, items()).writeUnits((TransactWriteItemsRequest) made.getLast()))
                .isEqualTo(writeUnits);
    }

    private void assertReads(Supplier<? extends Uni<?>> work, double units, Class<?>... requests) {
        assertThat(calls.during(() -> now(work.get()))).hasExactlyElementsOfTypes(requests);
        assertThat(calls.readUnits()).isEqualTo(units);
    }

    private ConversationId conversation() {
        return new ConversationId(stored.pair(ada.id(), bob.id()).getFirst().uuid("message_group_uuid"));
    }

    private Map<CapacityModel.Key, Item> items() {
        var items = new ArrayList<>(stored.pair(ada.id(), bob.id()));
        if (items.stream().anyMatch(pair -> pair.has("message_group_uuid"))) {
            items.addAll(stored.partition(Heads.partition(conversation())));
        }
        for (User user : List.of(ada, bob)) {
            items.addAll(stored.inbox(user.id()));
            items.addAll(stored.partition("BLK#" + user.id()));
        }
        return CapacityModel.byKey(items);
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
