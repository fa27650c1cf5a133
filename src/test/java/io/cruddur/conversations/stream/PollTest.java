package io.cruddur.conversations.stream;

import static io.cruddur.conversations.world.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.adopt.Legacy;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.StoredTable;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As in dev mode, where the service itself reads the stream: what the AWS CLI puts into the table, people soon see. */
@QuarkusTest
@TestProfile(PollTest.Polling.class)
class PollTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    StoredTable stored;
    Legacy legacy;
    Person ada;
    Person bob;

    /** Reads the stream. */
    public static class Polling implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("conversations.stream.poll", "true");
        }
    }

    @BeforeEach
    void enter() {
        var world = World.of(service, devServices);
        stored = StoredTable.of(devServices);
        legacy = new Legacy(System.nanoTime());
        ada = world.person();
        bob = world.person();
    }

    @AfterEach
    void leave() {
        stored.close();
    }

    @Test
    void shouldShowWhatIsPutIntoAConversation() {
        String id = ada.tell(bob, "hello");

        Item put = legacy.say(id, user(bob), Legacy.form(Instant.now(), 1));
        stored.put(put);

        await(PATIENCE, () -> ada.groups().get(0).get("message").asText().equals(put.string("message")));
        assertThat(ada.messages(id).size()).isEqualTo(2);
        var conversation = ada.get("/v1/conversations/" + id).json();
        assertThat(conversation.get("unread").asLong()).isEqualTo(1);
        assertThat(conversation.get("last_message").get("seq").asLong()).isEqualTo(2);
    }

    @Test
    void shouldShowAGroupThatIsPut() {
        String group = legacy.group();
        Item put = legacy.say(group, user(ada), Legacy.form(Instant.now(), 0));
        stored.put(put);
        legacy.row(group, user(ada), user(bob), put.sk(), put.string("message"));
        stored.put(legacy.items().getLast());
        legacy.row(group, user(bob), user(ada), put.sk(), put.string("message"));
        stored.put(legacy.items().getLast());

        await(
                PATIENCE,
                () -> bob.groups().size() == 1 && stored.inbox(user(bob).id()).size() == 1);

        assertThat(bob.groups().get(0).get("uuid").asText())
                .isEqualTo(ConversationId.find(group).toString());
        assertThat(bob.messages(group).get(0).get("message").asText()).isEqualTo(put.string("message"));
    }

    private static User user(Person person) {
        var me = person.get("/v1/me").json();
        return new User(
                UserId.parse(me.get("id").asText()),
                new Handle(person.handle()),
                me.get("display_name").asText());
    }
}
