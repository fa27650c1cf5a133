package io.cruddur.conversations.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people talk to each other, as the frontend does it for them. */
@QuarkusTest
class ConversationTest {

    private static final String SEEDED = "5ae290ed-55d1-47a0-bc6d-fe2bc2700399";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
    }

    @Test
    void shouldShowTheSeededConversation() {
        Person andrew = world.seeded("andrewbrown", "Andrew Brown");

        var groups = andrew.groups();
        assertThat(groups).anySatisfy(group -> {
            assertThat(group.get("uuid").asText()).isEqualTo(SEEDED);
            assertThat(group.get("handle").asText()).isEqualTo("bayko");
            assertThat(group.get("display_name").asText()).isEqualTo("Andrew Bayko");
        });
        var messages = andrew.messages(SEEDED);
        assertThat(messages).hasSize(20);
        assertThat(messages.findValuesAsText("created_at")).isSorted();
    }

    @Test
    void shouldShowAMessageToBothAtOnce() {
        Person ada = world.person();
        Person bob = world.person();

        String group = ada.tell(bob, "Hello, Bob");

        for (Person reader : new Person[] {ada, bob}) {
            Person other = reader == ada ? bob : ada;
            assertThat(reader.messages(group)).singleElement().satisfies(message -> {
                assertThat(message.get("message").asText()).isEqualTo("Hello, Bob");
                assertThat(message.get("handle").asText()).isEqualTo(ada.handle());
                assertThat(message.get("display_name").asText()).isEqualTo(ada.displayName());
            });
            assertThat(reader.groups()).singleElement().satisfies(row -> {
                assertThat(row.get("uuid").asText()).isEqualTo(group);
                assertThat(row.get("handle").asText()).isEqualTo(other.handle());
                assertThat(row.get("message").asText()).isEqualTo("Hello, Bob");
            });
        }
    }

    @Test
    void shouldContinueTheSameConversationWhoeverPosts() {
        Person ada = world.person();
        Person bob = world.person();

        String group = ada.tell(bob, "one");

        assertThat(ada.tell(bob, "two")).isEqualTo(group);
        assertThat(bob.tell(ada, "three")).isEqualTo(group);
        assertThat(ada.messages(group).findValuesAsText("message")).containsExactly("one", "two", "three");
    }
}
