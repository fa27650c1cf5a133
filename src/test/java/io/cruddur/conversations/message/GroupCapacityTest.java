package io.cruddur.conversations.message;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.cost.GroupCosts;
import io.cruddur.conversations.admin.cost.Operation;
import io.cruddur.conversations.conversation.ChangeMember;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.table.CapacityModel;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What groups cost, in write units, and that the largest fits a transaction. A change here is a decision. */
@QuarkusTest
class GroupCapacityTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TEXT = "That is what I thought, until I read the second half of it. ".repeat(3);

    @Inject
    CreateGroup createGroup;

    @Inject
    ChangeGroup changeGroup;

    @Inject
    ChangeMember changeMember;

    @Inject
    SendMessage sendMessage;

    @Inject
    Heads heads;

    @Inject
    Calls calls;

    DevServicesContext devServices;
    StoredTable stored;
    User owner;
    Stamp now;

    @BeforeEach
    void enter() {
        stored = StoredTable.of(devServices);
        owner = person("owner");
        now = new Stamp(Instant.now());
    }

    @AfterEach
    void leave() {
        stored.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldCostWhatItsRowsAndItsHeadDo(GroupCosts costs) {
        var people = people(costs.size());
        var created = new ArrayList<Sent>();
        var requests = calls.during(() -> created.add(now(createGroup.create(plan(people)))));
        var id = created.getFirst().message().conversation();
        assertThat(units(requests, Map.of(), items(id, people)))
                .isEqualTo(costs.create().writes());

        assertThat(send(id, people, now)).isEqualTo(costs.send().writes());
        assertThat(send(id, people, now.plus(Duration.ofMinutes(2))))
                .isEqualTo(costs.sendMoving().writes());
        assertThat(calls.during(() -> now(heads.find(id)))).hasSize(1);
        assertThat(calls.readUnits()).isEqualTo(costs.head().reads());
    }

    @Test
    void shouldChangeMembersForWhatAMessageCosts() {
        var people = people(3);
        var id = now(createGroup.create(plan(people))).message().conversation();
        var all = new ArrayList<>(people);
        all.add(person("cyd"));

        assertThat(during(id, all, changeGroup.add(id, owner, all.getLast()))).isEqualTo(Operation.ADD.writes());
        assertThat(during(id, all, changeGroup.rename(id, owner, Optional.of("Another title"))))
                .isEqualTo(Operation.RENAME.writes());
        assertThat(during(id, all, changeGroup.remove(id, owner, all.getLast().id())))
                .isEqualTo(Operation.LEAVE.writes());
        assertThat(during(id, all, changeMember.change("settings", id, owner.id(), (_, member) -> member.muted(true))))
                .isEqualTo(Operation.SETTING.writes());
    }

    private int send(ConversationId id, List<User> people, Stamp at) {
        return during(id, people, sendMessage.send(id, draft(owner, TEXT, at)));
    }

    private int during(ConversationId id, List<User> people, Uni<?> work) {
        var before = items(id, people);
        var requests = calls.during(() -> now(work));
        return units(requests, before, items(id, people));
    }

    private CreateGroup.Plan plan(List<User> people) {
        return new CreateGroup.Plan(
                owner,
                people.subList(1, people.size()),
                Optional.of("Sailing on Sunday"),
                Optional.of(new MessageText(TEXT)),
                now,
                Optional.empty());
    }

    private List<User> people(int size) {
        var people = new ArrayList<User>(List.of(owner));
        IntStream.range(1, size).forEach(i -> people.add(person("person" + i)));
        return people;
    }

    private static int units(
            List<Object> requests, Map<CapacityModel.Key, Item> before, Map<CapacityModel.Key, Item> after) {
        return new CapacityModel(before, after).writeUnits((TransactWriteItemsRequest) requests.getLast());
    }

    private Map<CapacityModel.Key, Item> items(ConversationId id, List<User> people) {
        var items = new ArrayList<>(stored.partition(Heads.partition(id)));
        people.forEach(user -> items.addAll(stored.inbox(user.id())));
        return CapacityModel.byKey(items);
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
