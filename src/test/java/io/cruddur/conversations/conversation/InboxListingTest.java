package io.cruddur.conversations.conversation;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which conversations an inbox lists: those put away or not, those with something to read, and how much that is. */
@QuarkusTest
class InboxListingTest {

    private static final String INBOX = "/v1/conversations";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;
    Person ada;
    Person bob;
    Person cyd;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
        cyd = world.person();
    }

    @Test
    void shouldListWhatIsPutAwayOnlyWhenAskedFor() {
        String withBob = ada.talkTo(bob, "Hello");
        String withCyd = ada.talkTo(cyd, "Hello");

        Answer archived = ada.patch(withBob, "{\"archived\":true}");

        assertThat(archived.status()).as(archived.body()).isEqualTo(200);
        assertThat(archived.json().get("archived").asBoolean()).isTrue();
        assertThat(listed(ada, "")).containsExactly(withCyd);
        assertThat(listed(ada, "?archived=false")).containsExactly(withCyd);
        assertThat(listed(ada, "?archived=true")).containsExactly(withBob);
        assertThat(ada.groups()).hasSize(2);
        assertThat(listed(bob, "")).containsExactly(withBob);
        ada.patch(withBob, "{\"archived\":false}");
        assertThat(listed(ada, "")).containsExactly(withCyd, withBob);
    }

    @Test
    void shouldBringBackWhatWasPutAwayWhenSomebodyWrites() {
        String withBob = ada.talkTo(bob, "Hello");
        ada.patch(withBob, "{\"archived\":true}");
        bob.say(withBob, "Are you there?");
        assertThat(listed(ada, "")).containsExactly(withBob);

        ada.patch(withBob, "{\"archived\":true,\"muted\":true}");
        bob.say(withBob, "Please");
        assertThat(listed(ada, "")).isEmpty();
        assertThat(ada.get(withBob).json().get("muted").asBoolean()).isTrue();
        assertThat(listed(ada, "?archived=true&filter=unread")).containsExactly(withBob);
        ada.say(withBob, "All right");
        JsonNode item = ada.get(INBOX).json().at("/items/0");
        assertThat(item.get("muted").asBoolean()).isTrue();
        assertThat(item.get("archived").asBoolean()).isFalse();
        assertThat(bob.get(withBob).json().get("muted").asBoolean()).isFalse();
    }

    @Test
    void shouldListAndCountWhatIsUnread() {
        String withBob = bob.talkTo(ada, "1");
        bob.say(withBob, "2");
        String withCyd = cyd.talkTo(ada, "1");
        ada.talkTo(world.person(), "Hello");

        JsonNode unread = ada.get(INBOX + "?filter=unread").json();

        assertThat(paths(unread)).containsExactly(withCyd, withBob);
        assertThat(unread.get("items").findValuesAsText("unread")).containsExactly("1", "2");
        assertThat(unread.get("unread")).hasToString("{\"conversations\":2,\"messages\":3,\"exact\":true}");
        assertThat(ada.get(INBOX).json().has("unread")).isFalse();
        ada.patch(withCyd, "{\"archived\":true,\"muted\":true}");
        assertThat(ada.get(INBOX + "?filter=unread").json().get("unread"))
                .hasToString("{\"conversations\":1,\"messages\":2,\"exact\":true}");
        ada.put(withBob + "/read", "{}");
        JsonNode none = ada.get(INBOX + "?filter=unread").json();
        assertThat(none).hasToString("{\"items\":[],\"unread\":{\"conversations\":0,\"messages\":0,\"exact\":true}}");
    }

    @Test
    void shouldSayWhenItStoppedCounting() {
        for (int i = 0; i < 200; i++) {
            bob.group("Group " + i, ada, cyd);
        }
        assertThat(ada.get(INBOX + "?filter=unread&limit=1").json().get("unread"))
                .hasToString("{\"conversations\":200,\"messages\":200,\"exact\":true}");
        bob.talkTo(ada, "One more");

        JsonNode first = ada.get(INBOX + "?filter=unread&limit=100").json();

        assertThat(first.get("unread")).hasToString("{\"conversations\":200,\"messages\":200,\"exact\":false}");
        var seen = new ArrayList<>(paths(first));
        Answer page = ada.get(INBOX + "?filter=unread&limit=100");
        while (page.links().containsKey("next")) {
            page = ada.get(page.links().get("next"));
            assertThat(page.json().has("unread")).isFalse();
            seen.addAll(paths(page.json()));
        }
        assertThat(seen).hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    void shouldFindTheFewAmongTheMany() {
        String old = bob.talkTo(ada, "Hello");
        for (int i = 0; i < 30; i++) {
            ada.group("Group " + i, bob, cyd);
        }

        assertThat(listed(ada, "?filter=unread&limit=1")).containsExactly(old);
        ada.patch(old, "{\"archived\":true}");
        assertThat(listed(ada, "?archived=true&limit=1")).containsExactly(old);
        assertThat(ada.get(INBOX + "?archived=true&limit=1").json().has("next")).isFalse();
    }

    @Test
    void shouldBindACursorToItsFilter() {
        bob.talkTo(ada, "Hello");
        cyd.talkTo(ada, "Hello");
        String cursor =
                ada.get(INBOX + "?limit=1&filter=unread").json().get("next").asText();

        for (String listing : List.of("", "&archived=true", "&filter=unread&archived=true")) {
            Answer answer = ada.get(INBOX + "?limit=1&cursor=" + cursor + listing);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("type").asText()).isEqualTo("/problems/bad-cursor");
            assertThat(answer.json().get("detail").asText()).contains("another filter");
        }
        assertThat(ada.get(INBOX + "?limit=1&filter=unread&archived=false&cursor=" + cursor)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=read", "archived=yes", "archived=TRUE", "limit=0"})
    void shouldSayWhichListingsThereAre(String query) {
        Answer answer = ada.get(INBOX + "?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(query.replaceAll("=.*", ""));
    }

    private static List<String> listed(Person reader, String query) {
        Answer answer = reader.get(INBOX + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return paths(answer.json());
    }

    private static List<String> paths(JsonNode inbox) {
        return inbox.get("items")
                .valueStream()
                .map(item -> INBOX + "/" + item.get("id").asText())
                .toList();
    }
}
