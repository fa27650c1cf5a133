package io.cruddur.conversations.table;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.cost.Operation;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Inbox;
import io.cruddur.conversations.conversation.Listing;
import io.cruddur.conversations.conversation.MarkRead;
import io.cruddur.conversations.conversation.MarkRead.Mark;
import io.cruddur.conversations.conversation.ShowConversation;
import io.cruddur.conversations.message.Draft;
import io.cruddur.conversations.message.Edits;
import io.cruddur.conversations.message.IdempotencyKey;
import io.cruddur.conversations.message.Message;
import io.cruddur.conversations.message.MessageText;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.SendMessage;
import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
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
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What the service's operations cost: calls and capacity units. A change here is a decision. */
@QuarkusTest
class CapacityTest {

    private static final ConversationId SEEDED =
            ConversationId.parse("5ae290ed-55d1-47a0-bc6d-fe2bc2700399").orElseThrow();
    private static final Stamp NOON = new Stamp(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TEXT = "That is what I thought, until I read the second half of it. ".repeat(3);

    @Inject
    StartConversation startConversation;

    @Inject
    SendMessage sendMessage;

    @Inject
    Messages messages;

    @Inject
    Inbox inbox;

    @Inject
    ShowConversation showConversation;

    @Inject
    Heads heads;

    @Inject
    MarkRead markRead;

    @Inject
    Edits edits;

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
    void shouldStartAConversationForTenWriteUnits() {
        var requests = calls.during(() -> start(TEXT));

        assertThat(requests).hasExactlyElementsOfTypes(GetItemRequest.class, TransactWriteItemsRequest.class);
        assertThat(writeUnits(requests, Map.of(), items())).isEqualTo(Operation.FIRST.writes());
    }

    @Test
    void shouldSendInARunningExchangeForEightWriteUnitsInOneCall() {
        Message first = start(TEXT);
        var before = items(first);

        var requests = calls.during(() -> send(first, TEXT, NOON.plus(Duration.ofSeconds(59))));

        assertThat(requests).hasExactlyElementsOfTypes(TransactWriteItemsRequest.class);
        assertThat(writeUnits(requests, before, items(first))).isEqualTo(Operation.SEND.writes());
    }

    @Test
    void shouldMoveTheRowsForFourWriteUnitsMore() {
        Message first = start(TEXT);
        var before = items(first);

        var requests = calls.during(() -> send(first, TEXT, NOON.plus(Duration.ofMinutes(2))));

        assertThat(requests).hasExactlyElementsOfTypes(TransactWriteItemsRequest.class);
        assertThat(writeUnits(requests, before, items(first))).isEqualTo(Operation.SEND_MOVING.writes());
    }

    @Test
    void shouldReadAHeadThatItDoesNotRememberForOneReadUnit() {
        Message first = start(TEXT);
        heads.forget(first.conversation());

        var requests = calls.during(() -> send(first, TEXT, NOON));

        assertThat(requests).hasExactlyElementsOfTypes(GetItemRequest.class, TransactWriteItemsRequest.class);
        assertThat(calls.readUnits()).isEqualTo(Operation.HEAD.reads());
    }

    @Test
    void shouldSendTheLongestTextForThirtyTwoWriteUnits() {
        Message first = start(TEXT);
        var before = items(first);

        var requests = calls.during(() -> send(first, "\uD83D\uDE00".repeat(1024), NOON));

        assertThat(writeUnits(requests, before, items(first))).isEqualTo(32);
    }

    @Test
    void shouldReadAPageForThreeReadUnitsInOneCall() {
        var andrew = UserId.parse(stored.messages(SEEDED).getFirst().string("user_uuid"));

        var requests = calls.during(() ->
                assertThat(now(messages.newest(SEEDED, andrew, 20)).messages()).hasSize(20));

        assertThat(requests).hasExactlyElementsOfTypes(QueryRequest.class);
        assertThat(calls.readUnits()).isLessThanOrEqualTo(Operation.READ.reads());
    }

    @Test
    void shouldReadAnInboxInOneCall() {
        for (int i = 0; i < 25; i++) {
            Stamp at = NOON.plus(Duration.ofMinutes(2L * i));
            now(startConversation.send(person("other"), draft(ada, TEXT, at)));
        }

        var requests = calls.during(() -> assertThat(now(inbox.page(ada.id(), Listing.EVERYTHING, Optional.empty(), 20))
                        .rows())
                .hasSize(20));

        assertThat(requests).hasExactlyElementsOfTypes(QueryRequest.class);
        assertThat(calls.readUnits()).isLessThanOrEqualTo(Operation.INBOX.reads());
    }

    @Test
    void shouldSendWithAKeyForTwoWriteUnitsMore() {
        Message first = start(TEXT);
        var before = items(first);
        var keyed = new Draft(bob, new MessageText(TEXT), NOON, IdempotencyKey.of("k".repeat(255), TEXT));

        var requests = calls.during(() -> now(sendMessage.send(first.conversation(), keyed)));

        assertThat(requests).hasExactlyElementsOfTypes(TransactWriteItemsRequest.class);
        assertThat(writeUnits(requests, before, items(first)))
                .isEqualTo(Operation.SEND.writes() + Operation.KEY.writes());
    }

    @Test
    void shouldReadPagesInTheMiddleForTheHeadMore() {
        Message first = start(TEXT);
        send(first, TEXT, NOON);
        var id = first.conversation();
        var at = first.createdAt();

        assertReads(() -> messages.after(id, ada.id(), at, 50), 2, GetItemRequest.class, QueryRequest.class);
        assertReads(() -> messages.before(id, ada.id(), at.next(), 50), 2, GetItemRequest.class, QueryRequest.class);
        assertReads(
                () -> messages.around(id, ada.id(), _ -> at, 50),
                3,
                GetItemRequest.class,
                QueryRequest.class,
                QueryRequest.class);
    }

    @Test
    void shouldReadOneThingForTwoReadUnits() {
        Message first = start(TEXT);
        var id = first.conversation();

        assertReads(
                () -> messages.get(id, first.id(), ada.id()),
                Operation.GET.reads(),
                GetItemRequest.class,
                GetItemRequest.class);
        assertReads(
                () -> showConversation.show(id, ada.id()),
                Operation.GET.reads(),
                GetItemRequest.class,
                GetItemRequest.class);
    }

    @Test
    void shouldMoveAMarkForSixWriteUnitsAndAReadUnit() {
        Message first = start(TEXT);
        var before = items(first);

        Supplier<Uni<?>> mark = () -> markRead.mark(first.conversation(), bob.id(), Mark::newest, false);

        var requests = assertReads(mark, Operation.MARK.reads(), GetItemRequest.class, TransactWriteItemsRequest.class);

        assertThat(writeUnits(requests, before, items(first))).isEqualTo(Operation.MARK.writes());
        assertReads(mark, Operation.MARK.reads(), GetItemRequest.class);
    }

    @Test
    void shouldChangeAMessageForEightWriteUnitsAndTwelveIfItIsTheNewest() {
        Message first = start(TEXT);
        Message second = send(first, TEXT, NOON);

        assertChange(first, Operation.EDIT, () -> edits.edit(first, "What?", NOON));
        assertChange(first, Operation.EDIT, () -> edits.delete(first, NOON));
        assertChange(second, Operation.EDIT_NEWEST, () -> edits.edit(second, TEXT.repeat(2), NOON));
        assertChange(second, Operation.EDIT_NEWEST, () -> edits.delete(second, NOON));
        assertReads(() -> edits.delete(second, NOON), 2, GetItemRequest.class, GetItemRequest.class);
    }

    private List<Object> assertReads(Supplier<Uni<?>> reading, double units, Class<?>... types) {
        var requests = calls.during(() -> now(reading.get()));
        assertThat(requests).hasExactlyElementsOfTypes(types);
        assertThat(calls.readUnits()).isEqualTo(units);
        return requests;
    }

    private void assertChange(Message message, Operation cost, Supplier<Uni<?>> change) {
        var before = items(message);
        var types = new Class<?>[] {GetItemRequest.class, GetItemRequest.class, TransactWriteItemsRequest.class};
        var requests = assertReads(change, cost.reads(), types);
        assertThat(writeUnits(requests, before, items(message))).isEqualTo(cost.writes());
    }

    private Message start(String text) {
        return now(startConversation.send(bob, draft(ada, text, NOON))).message();
    }

    private Message send(Message first, String text, Stamp at) {
        return now(sendMessage.send(first.conversation(), draft(bob, text, at))).message();
    }

    private static int writeUnits(
            List<Object> requests, Map<CapacityModel.Key, Item> before, Map<CapacityModel.Key, Item> after) {
        return new CapacityModel(before, after).writeUnits((TransactWriteItemsRequest) requests.getLast());
    }

    private Map<CapacityModel.Key, Item> items() {
        return items(
                new ConversationId(stored.pair(ada.id(), bob.id()).getFirst().uuid("message_group_uuid")));
    }

    private Map<CapacityModel.Key, Item> items(Message first) {
        return items(first.conversation());
    }

    private Map<CapacityModel.Key, Item> items(ConversationId id) {
        var items = new ArrayList<>(stored.partition(Heads.partition(id)));
        items.addAll(stored.inbox(ada.id()));
        items.addAll(stored.inbox(bob.id()));
        items.addAll(stored.pair(ada.id(), bob.id()));
        items.addAll(stored.partition("KEY#" + bob.id() + "#" + "k".repeat(255)));
        return CapacityModel.byKey(items);
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
