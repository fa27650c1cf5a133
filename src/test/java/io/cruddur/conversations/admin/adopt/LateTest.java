package io.cruddur.conversations.admin.adopt;

import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.doctor.CheckUp;
import io.cruddur.conversations.admin.upkeep.Watch;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.message.Message;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.SendMessage;
import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.table.Item;
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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What the original writes when a conversation is in use already comes after what is there, and harms nothing. */
@QuarkusTest
@TestProfile(OwnTable.class)
class LateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    AdoptTable adopt;

    @Inject
    CheckUp checkUp;

    @Inject
    SendMessage sendMessage;

    @Inject
    StartConversation startConversation;

    @Inject
    Messages messages;

    @Inject
    Table ours;

    @Inject
    DynamoDbAsyncClient client;

    LegacyTable table;
    Legacy legacy;
    User ada;
    User bob;

    @BeforeEach
    void enter() {
        table = new LegacyTable(client);
        legacy = new Legacy(System.nanoTime());
        ada = person("ada");
        bob = person("bob");
    }

    @Test
    void shouldAppendWhatComesAfterTheAdoption() {
        String group = legacy.group();
        legacy.rows(group, ada, bob, legacy.talk(group, ada, bob, Legacy.NOON, 3));
        table.fillFitting(ours, legacy.items());
        run();
        var id = ConversationId.find(group);
        assertThat(now(sendMessage.send(id, draft(ada, "through us", stamp())))).isNotNull();

        var late = new Legacy(System.nanoTime());
        Item first = late.say(group, bob, Legacy.form(Legacy.NOON.plusSeconds(1), 4));
        late.say(group, person("cyd"), Legacy.form(Instant.now(), 2));
        String another = late.group();
        late.rows(another, ada, bob, late.say(another, ada, Instant.now()));
        late.items().forEach(table::put);

        assertThat(run().repairs()).containsEntry(Repair.LATE, 3).containsEntry(Repair.STRANGER, 1);

        assertThat(texts(id)).hasSize(7).element(3).isEqualTo("through us");
        assertThat(texts(id)).contains(first.string("message"));
        assertSound(id);
        assertThat(run().repairs()).isEmpty();
    }

    @Test
    void shouldMergeIntoAConversationThatIsInUseAlready() {
        String group = legacy.group();
        legacy.rows(group, ada, bob, legacy.talk(group, ada, bob, Legacy.NOON, 12));
        table.fillFitting(ours, legacy.items());
        var sent = now(startConversation.send(bob, draft(ada, "through us", stamp())));
        var id = sent.message().conversation();

        assertThat(run().repairs()).containsEntry(Repair.LATE, 12);

        assertThat(texts(id)).hasSize(13).first().isEqualTo("through us");
        assertSound(id);
    }

    @Test
    void shouldNotHarmWhatIsSentMeanwhile() {
        String group = legacy.group();
        legacy.rows(group, ada, bob, legacy.talk(group, ada, bob, Legacy.NOON, 3));
        table.fillFitting(ours, legacy.items());
        run();
        var id = ConversationId.find(group);
        var late = new Legacy(System.nanoTime());
        late.talk(group, ada, bob, Legacy.NOON.plusSeconds(1), 6);
        late.items().forEach(table::put);

        var sending = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 20; i++) {
                assertThat(now(sendMessage.send(id, draft(i % 2 == 0 ? ada : bob, "through us " + i, stamp()))))
                        .isNotNull();
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        });
        run();
        sending.join();

        assertThat(texts(id)).hasSize(3 + 6 + 20);
        assertSound(id);
    }

    private void assertSound(ConversationId id) {
        var page = now(messages.newest(id, ada.id(), 100));
        assertThat(page.messages())
                .extracting(Message::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, page.messages().size())
                                .boxed()
                                .toList());
        assertThat(checkUp.run(false, 100, Watch.NOBODY).isIll()).isFalse();
    }

    private List<String> texts(ConversationId id) {
        return now(messages.newest(id, ada.id(), 100)).messages().stream()
                .map(Message::text)
                .toList();
    }

    private Summary run() {
        return adopt.adopt(_ -> {}, Watch.NOBODY);
    }

    private static Stamp stamp() {
        return new Stamp(Instant.now());
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
