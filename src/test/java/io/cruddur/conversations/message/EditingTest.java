package io.cruddur.conversations.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editing and deleting messages: what everybody sees then, and that nothing else has changed. */
@QuarkusTest
class EditingTest {

    private static final String IF_MATCH = "If-Match";
    private static final String ETAG = "ETag";
    private static final String KEY = "Idempotency-Key";
    private static final String ONE = "\"1\"";
    private static final int AT_ONCE = 20;

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    Person ada;
    Person bob;
    String conversation;
    String first;

    @BeforeEach
    void enter() {
        World world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
        conversation = ada.talkTo(bob, "Helo");
        first = conversation + "/messages/"
                + ada.get(conversation).json().at("/last_message/id").asText();
    }

    @Test
    void shouldShowEverybodyTheNewText() {
        JsonNode before = ada.get(first).json();

        Answer edited = ada.patch(first, Person.text(" Hello\n\uD83D\uDE00 "), IF_MATCH, ONE);

        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        JsonNode message = edited.json();
        assertThat(message.get("text").asText()).isEqualTo(" Hello\n\uD83D\uDE00 ");
        assertThat(message.get("edited_at").asText())
                .isGreaterThan(message.get("created_at").asText());
        assertThat(message.has("deleted_at")).isFalse();
        for (String field : List.of("id", "conversation_id", "seq", "author", "created_at")) {
            assertThat(message.get(field)).as(field).isEqualTo(before.get(field));
        }
        for (Person reader : List.of(ada, bob)) {
            assertThat(reader.get(first).json()).isEqualTo(message);
            assertThat(page(reader).get("items")).containsExactly(message);
            assertThat(preview(reader).asText()).isEqualTo(" Hello\n\uD83D\uDE00 ");
            assertThat(reader.messages(group()).findValuesAsText("message")).containsExactly(" Hello\n\uD83D\uDE00 ");
            assertThat(reader.groups().findValuesAsText("message")).containsExactly(" Hello\n\uD83D\uDE00 ");
        }
    }

    @Test
    void shouldLeaveATombstoneOfWhatIsDeleted() {
        bob.say(conversation, "And?");
        Answer edited = ada.patch(first, Person.text("Hello"), IF_MATCH, ONE);

        Answer deleted = ada.delete(first, IF_MATCH, "\"2\"");

        assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        for (Person reader : List.of(ada, bob)) {
            JsonNode items = page(reader).get("items");
            assertThat(seqs(items)).containsExactly(1L, 2L);
            JsonNode tombstone = items.get(0);
            assertThat(tombstone).isEqualTo(reader.get(first).json());
            assertThat(tombstone.has("text")).isFalse();
            assertThat(tombstone.get("deleted_at").asText())
                    .isGreaterThan(tombstone.get("edited_at").asText());
            for (String field : List.of("id", "author", "created_at", "edited_at")) {
                assertThat(tombstone.get(field))
                        .as(field)
                        .isEqualTo(edited.json().get(field));
            }
            assertThat(preview(reader).asText()).isEqualTo("And?");
            assertThat(reader.messages(group()).findValuesAsText("message")).containsExactly("And?");
        }
    }

    @Test
    void shouldShowNothingOfADeletedLastMessage() {
        bob.say(conversation, "Oops");
        String second = last();

        assertThat(bob.delete(second, IF_MATCH, ONE).status()).isEqualTo(204);

        for (Person reader : List.of(ada, bob)) {
            assertThat(preview(reader).isMissingNode()).isTrue();
            JsonNode shown = reader.get("/v1/conversations").json().at("/items/0/last_message");
            assertThat(shown).isEqualTo(reader.get(conversation).json().get("last_message"));
            assertThat(shown.get("seq").asLong()).isEqualTo(2);
            assertThat(reader.groups().findValuesAsText("message")).containsExactly("");
            assertThat(reader.messages(group()).findValuesAsText("message")).containsExactly("Helo");
        }
        assertThat(ada.say(conversation, "What?").get("seq").asLong()).isEqualTo(3);
        assertThat(preview(bob).asText()).isEqualTo("What?");
    }

    @Test
    void shouldKeepPreviewsOfWhatCameLater() {
        bob.say(conversation, "Later");

        assertThat(ada.patch(first, Person.text("Hello"), IF_MATCH, ONE).status())
                .isEqualTo(200);

        assertThat(Stream.of(ada, bob).map(this::preview).map(JsonNode::asText)).containsOnly("Later");
    }

    @Test
    void shouldMoveNeitherMarksNorPlaces() {
        ada.say(conversation, "How are you?");
        String second = last();
        Person cyd = ada.world().person();
        bob.talkTo(cyd, "Newer");
        JsonNode before = listed(bob);

        ada.patch(first, Person.text("Hello"), IF_MATCH, ONE);
        ada.patch(second, Person.text("How do you do?"), IF_MATCH, ONE);
        assertCounts(2, 2);
        assertThat(withoutPreviews(listed(bob))).isEqualTo(withoutPreviews(before));
        ada.delete(second, IF_MATCH, "*");
        assertCounts(2, 2);

        assertThat(bob.put(conversation + "/read", "{}").json().get("unread").asLong())
                .isZero();
        ada.patch(first, Person.text("Hello!"), IF_MATCH, "*");
        ada.delete(first, IF_MATCH, "*");
        assertCounts(0, 2);
        assertThat(withoutPreviews(listed(bob)))
                .isEqualTo(
                        withoutPreviews(before).replace("\"unread\":2,\"read_seq\":0", "\"unread\":0,\"read_seq\":2"));
    }

    @Test
    void shouldChangeNothingTwice() {
        Answer same = ada.patch(first, Person.text("Helo"), IF_MATCH, ONE);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header(ETAG)).hasValue(ONE);
        assertThat(same.json()).isEqualTo(ada.get(first).json());
        assertThat(same.json().has("edited_at")).isFalse();

        ada.delete(first, IF_MATCH, ONE);
        Answer tombstone = ada.get(first);
        for (String seen : List.of("\"2\"", "*")) {
            assertThat(ada.delete(first, IF_MATCH, seen).status()).isEqualTo(204);
        }
        assertThat(ada.delete(first, IF_MATCH, ONE).status()).isEqualTo(412);
        assertThat(ada.get(first).json()).isEqualTo(tombstone.json());
        assertThat(ada.get(first).header(ETAG)).hasValue("\"2\"");
    }

    @Test
    void shouldReplayTheFirstAnswerWhateverBecameOfTheMessage() {
        String messages = conversation + "/messages";
        Answer sent = ada.post(messages, Person.text("once"), KEY, "k");
        String message = last();

        for (Runnable change : List.<Runnable>of(
                () -> ada.patch(message, Person.text("twice"), IF_MATCH, ONE),
                () -> ada.delete(message, IF_MATCH, "\"2\""))) {
            change.run();
            Answer again = ada.post(messages, Person.text("once"), KEY, "k");
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.json()).isEqualTo(sent.json());
            assertThat(again.header(ETAG)).hasValue(ONE);
            assertThat(again.header("Location")).isEqualTo(sent.header("Location"));
            assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        }
        assertThat(ada.get(message).json().has("text")).isFalse();
        assertThat(seqs(page(ada).get("items"))).containsExactly(1L, 2L);
    }

    @Test
    void shouldLoseNothingWhenEditsRaceWithSends() {
        var edits = new ArrayList<CompletableFuture<Answer>>();
        var sends = new ArrayList<CompletableFuture<Answer>>();
        for (int i = 0; i < AT_ONCE; i++) {
            edits.add(ada.patchAsync(first, Person.text("edit " + i), IF_MATCH, "*"));
            sends.add(bob.postAsync(conversation + "/messages", Person.text("send " + i)));
        }
        List<Answer> edited = edits.stream().map(CompletableFuture::join).toList();
        List<Answer> sent = sends.stream().map(CompletableFuture::join).toList();

        assertThat(sent).extracting(Answer::status).containsOnly(201);
        assertThat(edited).extracting(Answer::status).containsOnly(200);
        assertThat(edited)
                .extracting(answer -> answer.header(ETAG).orElseThrow())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(2, AT_ONCE + 1)
                        .mapToObj(rev -> "\"" + rev + "\"")
                        .toList());
        JsonNode items = page(bob).get("items");
        assertThat(seqs(items))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, AT_ONCE + 1).boxed().toList());
        assertThat(items).containsAll(sent.stream().map(Answer::json).toList());
        assertThat(edited)
                .filteredOn(answer -> answer.header(ETAG).equals(ada.get(first).header(ETAG)))
                .singleElement()
                .satisfies(last -> assertThat(items.get(0)).isEqualTo(last.json()));
        assertThat(preview(ada)).isEqualTo(items.get(AT_ONCE).get("text"));
    }

    private String group() {
        return conversation.substring("/v1/conversations/".length());
    }

    private String last() {
        return conversation + "/messages/"
                + ada.get(conversation).json().at("/last_message/id").asText();
    }

    private JsonNode page(Person reader) {
        return reader.get(conversation + "/messages").json();
    }

    private JsonNode preview(Person reader) {
        return reader.get(conversation).json().at("/last_message/preview");
    }

    private static JsonNode listed(Person reader) {
        return reader.get("/v1/conversations").json().get("items");
    }

    private static String withoutPreviews(JsonNode items) {
        return items.toString().replaceAll("\"preview\":\"[^\"]*\",", "");
    }

    private void assertCounts(long unread, long lastSeq) {
        JsonNode shown = bob.get(conversation).json();
        assertThat(shown.get("unread").asLong()).isEqualTo(unread);
        assertThat(shown.at("/last_message/seq").asLong()).isEqualTo(lastSeq);
        assertThat(listed(bob).get(1).get("unread").asLong()).isEqualTo(unread);
        assertThat(ada.get(conversation).json().get("unread").asLong()).isZero();
    }

    private static List<Long> seqs(JsonNode items) {
        return items.valueStream().map(item -> item.get("seq").asLong()).toList();
    }
}
