package io.cruddur.conversations.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Creating the table: whatever is there already, in the end it is what the service needs. */
@QuarkusTest
class TableTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DynamoDbAsyncClient client;

    private String name;
    private Table table;

    @BeforeEach
    void name() {
        name = "t" + UUID.randomUUID();
        table = new Table(client, new Named(name));
    }

    @AfterEach
    void drop() {
        client.deleteTable(delete -> delete.tableName(name)).join();
    }

    @Test
    void shouldCreateATableThatHasAll() {
        create();

        assertThat(described().streamSpecification()).isEqualTo(Shape.STREAM);
        assertThat(timeToLive()).isEqualTo("ENABLED expires_at");
    }

    @Test
    void shouldFinishWhatWasCutOff() {
        byHand(creation -> creation.streamSpecification(Shape.STREAM));
        assertThat(timeToLive()).isEqualTo("DISABLED null");

        create();

        assertThat(timeToLive()).isEqualTo("ENABLED expires_at");
    }

    @Test
    void shouldLeaveATableThatHasAllAsItIs() {
        create();
        var before = described();

        create();

        assertThat(described()).isEqualTo(before);
        assertThat(timeToLive()).isEqualTo("ENABLED expires_at");
    }

    @Test
    void shouldCreateItOnceHoweverManyDo() {
        now(Uni.join()
                .all(Stream.generate(table::create).limit(5).toList())
                .andFailFast()
                .replaceWithVoid());

        assertThat(timeToLive()).isEqualTo("ENABLED expires_at");
    }

    @Test
    void shouldSwitchTheStreamOn() {
        byHand(_ -> {});

        create();

        assertThat(described().streamSpecification()).isEqualTo(Shape.STREAM);
    }

    @Test
    void shouldGiveItTheCapacityThatItIsToldAndLeaveItOtherwise() {
        now(table.create(Optional.of(new Provision(5, 6))));
        assertThat(capacity()).isEqualTo("5/6");

        create();
        assertThat(capacity()).isEqualTo("5/6");

        now(table.create(Optional.of(new Provision(7, 6))));
        assertThat(capacity()).isEqualTo("7/6");
    }

    @Test
    void shouldLeaveToOthersWhatIsTheirs() {
        var theirs = StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(StreamViewType.NEW_IMAGE)
                .build();
        byHand(creation -> creation.streamSpecification(theirs));
        client.updateTimeToLive(update -> update.tableName(name)
                        .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("gone_at")))
                .join();

        create();

        assertThat(described().streamSpecification()).isEqualTo(theirs);
        assertThat(timeToLive()).isEqualTo("ENABLED gone_at");
    }

    @Test
    void shouldRefuseATableOfOtherKeys() {
        byHand(creation -> {
            var swapped = Shape.creation(name, Optional.empty()).keySchema().reversed();
            creation.keySchema(
                    swapped.get(0).toBuilder().keyType("HASH").build(),
                    swapped.get(1).toBuilder().keyType("RANGE").build());
        });

        assertThatThrownBy(this::create)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The table " + name + " can't be used");
        assertThat(timeToLive()).isEqualTo("DISABLED null");
    }

    private void create() {
        now(table.create());
    }

    private void byHand(Consumer<CreateTableRequest.Builder> change) {
        var creation =
                Shape.creation(name, Optional.empty()).toBuilder().streamSpecification((StreamSpecification) null);
        change.accept(creation);
        client.createTable(creation.build()).join();
    }

    private TableDescription described() {
        return client.describeTable(describe -> describe.tableName(name)).join().table();
    }

    private String capacity() {
        var units = described().provisionedThroughput();
        return units.readCapacityUnits() + "/" + units.writeCapacityUnits();
    }

    private String timeToLive() {
        var ttl = client.describeTimeToLive(describe -> describe.tableName(name))
                .join()
                .timeToLiveDescription();
        return ttl.timeToLiveStatusAsString() + " " + ttl.attributeName();
    }

    private static void now(Uni<Void> work) {
        work.await().atMost(PATIENCE);
    }

    private record Named(String name) implements TableConfig {
        @Override
        public int attempts() {
            return 3;
        }
    }
}
