package io.cruddur.conversations.admin.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.doctor.CheckUp;
import io.cruddur.conversations.admin.upkeep.Watch;
import io.cruddur.conversations.table.Fitting;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Table;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** A table of the original becomes ours, whatever is wrong with it, and whenever the command is killed. */
@QuarkusTest
@TestProfile(OwnTable.class)
class AdoptTest {

    private static final long SEED = 20_230_401;

    /** Those that an adoption of a table that nobody else has adopted before can have. */
    private static final Set<Repair> EVERY = EnumSet.complementOf(EnumSet.of(Repair.LATE));

    @Inject
    AdoptTable adopt;

    @Inject
    CheckUp checkUp;

    @Inject
    Kills kills;

    @Inject
    Users users;

    @Inject
    Table ours;

    @Inject
    Fitting fitting;

    @Inject
    DynamoDbAsyncClient client;

    LegacyTable table;
    LegacyCases cases;

    @BeforeEach
    void enter() {
        table = new LegacyTable(client);
        cases = LegacyCases.of(SEED, person("andrewbrown"), person("bayko"));
        table.fillFitting(ours, cases.items());
    }

    @AfterEach
    void leave() {
        kills.never();
    }

    @Test
    void shouldLoseNoText() {
        run();

        var texts = texts(table.items());
        assertThat(texts(cases.items()))
                .allSatisfy(
                        (text, times) -> assertThat(texts.get(text)).as(text).isNotNull());
        assertThat(messages(table.items())).as("messages, here or aside").isEqualTo(messages(cases.items()));
    }

    @Test
    void shouldLeaveNothingToTheDoctor() {
        run();

        var diagnosis = checkUp.run(false, 100, Watch.NOBODY);

        assertThat(diagnosis.conversations()).isGreaterThan(10);
        assertThat(diagnosis.cases()).filteredOn(found -> found.ill().isFault()).isEmpty();
    }

    @Test
    void shouldPlanWhatItDoes() {
        table.fill(cases.items());
        var planned = new ArrayList<Adopted>();
        var plan = adopt.plan(planned::add, Watch.NOBODY);
        assertThat(table.items()).hasSameSizeAs(cases.items());

        var done = new ArrayList<Adopted>();
        var summary = adopt.adopt(done::add, Watch.NOBODY);

        assertThat(summary.repairs()).isEqualTo(plan.repairs()).containsKeys(EVERY.toArray(Repair[]::new));
        assertThat(summary.planned()).isEqualTo(plan.planned());
        assertThat(done).containsExactlyElementsOf(planned);
    }

    @Test
    void shouldHaveNothingLeftToDo() {
        run();
        var before = items();

        var summary = run();

        assertThat(summary.repairs()).isEmpty();
        assertThat(items()).isEqualTo(before);
    }

    @Test
    void shouldEndTheSameWhenItIsKilledAtEveryWrite() {
        kills.never();
        run();
        int writes = kills.written();
        var expected = items();
        assertThat(writes).isGreaterThan(30);

        table.fillFitting(ours, cases.items());
        for (int killed = 0; killed < writes; killed++) {
            kill(1);
            assertThat(messages(table.items()).keySet())
                    .as("texts after %d writes", killed + 1)
                    .containsAll(messages(cases.items()).keySet());
        }
        run();

        assertThat(items()).isEqualTo(expected);
    }

    private void kill(int writes) {
        kills.after(writes);
        try {
            run();
        } catch (RuntimeException killed) {
            // as it should be, unless that was the last write
        }
        assertThat(kills.written()).isEqualTo(writes);
        kills.never();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldFitTheTableWheneverItIsKilled(int writes) {
        table.fill(LegacyCases.alone(SEED, cases.andrew(), cases.bayko()));
        kill(writes);

        run();

        var description = table.description();
        assertThat(description.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
        assertThat(description.globalSecondaryIndexes()).isEmpty();
        assertThat(table.timeToLive()).isEqualTo(TimeToLiveStatus.ENABLED);
        assertThat(fitting.misfits().await().atMost(Duration.ofSeconds(5))).isEmpty();
    }

    private Summary run() {
        return adopt.adopt(_ -> {}, Watch.NOBODY);
    }

    private List<Map<?, ?>> items() {
        return table.items().stream().<Map<?, ?>>map(Item::attributes).toList();
    }

    private static Map<String, Long> texts(List<Item> items) {
        return items.stream()
                .flatMap(item -> item.text("message").stream())
                .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> messages(List<Item> items) {
        return texts(items.stream().filter(item -> item.pk().contains("MSG#")).toList());
    }

    private User person(String handle) {
        return users.byHandle(new Handle(handle))
                .await()
                .atMost(Duration.ofSeconds(5))
                .orElseThrow();
    }
}
