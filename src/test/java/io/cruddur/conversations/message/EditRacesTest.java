package io.cruddur.conversations.message;

import static io.cruddur.conversations.message.Edits.which;
import static io.cruddur.conversations.world.Drafts.draft;
import static io.cruddur.conversations.world.Drafts.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.world.StoredTable;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances of the service that edit, delete and send at once: no change is lost, and inboxes show what is there. */
@QuarkusTest
class EditRacesTest {

    private static final Stamp NOON = new Stamp(Instant.parse("2026-03-01T12:00:00Z"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ROUNDS = 12;

    @Inject
    StartConversation startConversation;

    @Inject
    Writers writers;

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
        stored.close();
    }

    @Test
    void shouldLetOneOfTwoChangesOfTheSameStateWin() {
        ChangeMessage one = writers.anotherEditor();
        ChangeMessage other = writers.anotherEditor();

        for (int rev = 1; rev <= ROUNDS; rev++) {
            var seen = which(first, NOON, "\"" + rev + "\"");
            var last = rev == ROUNDS ? other.delete(seen) : other.edit(seen, new MessageText("other " + rev));

            List<String> outcomes =
                    together(List.of(outcome(one.edit(seen, new MessageText("one " + rev))), outcome(last)));

            assertThat(outcomes)
                    .containsExactlyInAnyOrder("stored", rev == ROUNDS ? lastLoss() : "precondition-failed");
            assertThat(message(first).number("rev")).isEqualTo(rev + 1);
        }
    }

    /** Who edits after a delete is told of that rather than of the revision. */
    private String lastLoss() {
        return message(first).has("deleted_at") ? "deleted" : "precondition-failed";
    }

    @Test
    void shouldLoseNothingWhenInstancesRace() {
        ChangeMessage editor = writers.anotherEditor();
        ChangeMessage other = writers.anotherEditor();
        SendMessage sender = writers.another();
        var edits = new ArrayList<Uni<Message>>();
        var all = new ArrayList<Uni<Message>>();
        for (int i = 0; i < ROUNDS; i++) {
            var text = new MessageText("edit " + i);
            edits.add((i % 2 == 0 ? editor : other).edit(which(first, NOON, "*"), text));
            all.add(sender.send(first.conversation(), draft(bob, "send " + i, NOON))
                    .map(Sent::message));
        }
        all.addAll(edits);

        List<Message> edited = together(all).subList(ROUNDS, 2 * ROUNDS);

        assertThat(edited)
                .extracting(Message::rev)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, ROUNDS + 1).boxed().toList());
        Message last = edited.stream().max(Comparator.comparing(Message::rev)).orElseThrow();
        assertThat(message(first).string("message")).isEqualTo(last.text());
        List<Item> messages = stored.messages(first.conversation());
        assertThat(messages)
                .extracting(item -> item.number("seq"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, ROUNDS + 1).boxed().toList());
        assertThat(stored.head(first.conversation()).number("version")).isEqualTo(1 + 2 * ROUNDS);
        assertShown(messages.getLast());
    }

    @Test
    void shouldShowTheNewestWhicheverComesFirst() {
        ChangeMessage editor = writers.anotherEditor();
        SendMessage sender = writers.another();
        Message newest = first;
        for (int i = 0; i < ROUNDS; i++) {
            var which = which(newest, NOON, "\"1\"");
            var change = i % 2 == 0 ? editor.edit(which, new MessageText("edited " + i)) : editor.delete(which);
            var send = sender.send(first.conversation(), draft(ada, "send " + i, NOON));

            List<Message> stores = together(List.of(change, send.map(Sent::message)));

            assertThat(message(newest).string("message")).isEqualTo(i % 2 == 0 ? "edited " + i : "");
            newest = stores.getLast();
            assertShown(message(newest));
        }
    }

    private void assertShown(Item newest) {
        for (User member : List.of(ada, bob)) {
            assertThat(stored.inbox(member.id())).singleElement().satisfies(row -> {
                assertThat(row.string("message_uuid")).isEqualTo(newest.string("message_uuid"));
                assertThat(row.string("message")).isEqualTo(newest.string("message"));
                assertThat(row.number("seq")).isEqualTo(newest.number("seq"));
            });
        }
    }

    private Item message(Message message) {
        return stored.messages(message.conversation()).stream()
                .filter(item -> item.sk().equals(message.createdAt().toString()))
                .findFirst()
                .orElseThrow();
    }

    private static Uni<String> outcome(Uni<Message> change) {
        return change.map(_ -> "stored")
                .onFailure(ProblemException.class)
                .recoverWithItem(
                        failure -> ((ProblemException) failure).problem().kind().slug());
    }

    private static <T> List<T> together(List<Uni<T>> work) {
        return now(Uni.join().all(work).andFailFast());
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
