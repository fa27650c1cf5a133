package io.cruddur.conversations.admin.doctor;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.adopt.LegacyTable;
import io.cruddur.conversations.admin.adopt.OwnTable;
import io.cruddur.conversations.admin.upkeep.Watch;
import io.cruddur.conversations.conversation.BlockPerson;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.message.Draft;
import io.cruddur.conversations.message.IdempotencyKey;
import io.cruddur.conversations.message.SendMessage;
import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Table;
import io.cruddur.conversations.user.User;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The doctor finds what is wrong and mends what can be mended, and finds nothing wrong with a table that is in use. */
@QuarkusTest
@TestProfile(OwnTable.class)
class DoctorTest {

    private static final String TEXT = "a secret";
    private static final int MOST = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    CheckUp checkUp;

    @Inject
    StartConversation startConversation;

    @Inject
    SendMessage sendMessage;

    @Inject
    BlockPerson blockPerson;

    @Inject
    Table ours;

    @Inject
    DynamoDbAsyncClient client;

    User ada;
    User bob;
    Patient patient;

    @BeforeEach
    void enter() {
        var table = new LegacyTable(client);
        table.fillFitting(ours, List.of());
        ada = person("ada");
        bob = person("bob");
        User cyd = person("cyd");
        ConversationId id = start(ada, bob);
        for (int i = 2; i < 5; i++) {
            send(id, draft(ada, "message " + i, stamp()));
        }
        var key = IdempotencyKey.of("key", TEXT);
        send(id, new Draft(bob, draft(bob, TEXT, stamp()).text(), stamp(), key));
        ConversationId blocked = start(ada, cyd);
        now(blockPerson.block(ada, cyd));
        patient = new Patient(
                table,
                id,
                blocked,
                ada.id().toString(),
                bob.id().toString(),
                cyd.id().toString());
    }

    @Test
    void shouldFindNothingWrongWhereNothingIs() {
        var diagnosis = run(false);

        assertThat(faults(diagnosis)).isEmpty();
        assertThat(diagnosis.conversations()).isEqualTo(2);
        assertThat(diagnosis.consumed().reads()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindAndMend(Corruption corruption) {
        corruption.happenTo(patient);
        boolean mendable = corruption.ill.outlook() == Ill.Outlook.MENDABLE;

        assertThat(faults(run(false))).extracting(Diagnosis.Case::ill).contains(corruption.ill);

        assertThat(faults(run(true)))
                .filteredOn(found -> found.ill() == corruption.ill)
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.mended()).isEqualTo(mendable ? found.found() : 0);
                    assertThat(found.examples())
                            .isNotEmpty()
                            .allSatisfy(example -> assertThat(example).doesNotContain("message ", TEXT, "hello"));
                });

        var after = faults(run(false));
        if (mendable) {
            assertThat(after).isEmpty();
        } else {
            assertThat(after).extracting(Diagnosis.Case::ill).contains(corruption.ill);
        }
    }

    @Test
    void shouldTakeNothingThatMovesForIll() throws Exception {
        var stop = new AtomicBoolean();
        var writing = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < MOST && !stop.get(); i++) {
                send(patient.id(), draft(ada, "on and on", stamp()));
            }
        });
        try {
            for (int i = 0; i < 8; i++) {
                assertThat(faults(run(i % 2 == 0))).isEmpty();
            }
        } finally {
            stop.set(true);
            writing.get();
        }
    }

    @Test
    void shouldLookAtASample() {
        assertThat(checkUp.run(false, 0.1, Watch.NOBODY).items())
                .isLessThan(run(false).items());
    }

    private Diagnosis run(boolean fix) {
        return checkUp.run(fix, 100, Watch.NOBODY);
    }

    private static List<Diagnosis.Case> faults(Diagnosis diagnosis) {
        return diagnosis.cases().stream().filter(found -> found.ill().isFault()).toList();
    }

    private ConversationId start(User from, User to) {
        return now(startConversation.send(to, draft(from, "message 1", stamp())))
                .message()
                .conversation();
    }

    private void send(ConversationId id, Draft draft) {
        assertThat(now(sendMessage.send(id, draft))).isNotNull();
    }

    private Stamp stamp() {
        return new Stamp(Instant.now());
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
