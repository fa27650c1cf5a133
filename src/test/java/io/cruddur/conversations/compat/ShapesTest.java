package io.cruddur.conversations.compat;

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
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The five successes: exactly these fields, in these orders and numbers. */
@QuarkusTest
class ShapesTest {

    private static final String STAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;
    Person ada;
    Person bob;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
    }

    @Test
    void shouldAnswerAPostToAPersonWithTheGroup() {
        Answer answer = ada.post(Person.toPerson(bob, "Hello"));

        assertSuccess(answer);
        assertFields(answer.json(), "message_group_uuid");
        assertThat(answer.json().get("message_group_uuid").asText()).matches(UUID);
    }

    @Test
    void shouldAnswerAPostToAGroupWithTheMessage() {
        String group = ada.tell(bob, "Hello");

        Answer answer = bob.post(Person.toGroup(group, "Hello, Ada"));

        assertSuccess(answer);
        JsonNode posted = answer.json();
        assertFields(posted, "message_group_uuid", "uuid", "display_name", "handle", "message", "created_at");
        assertThat(posted.get("message_group_uuid").asText()).isEqualTo(group);
        assertThat(posted.get("uuid").asText()).matches(UUID);
        assertThat(posted.get("display_name").asText()).isEqualTo(bob.displayName());
        assertThat(posted.get("handle").asText()).isEqualTo(bob.handle());
        assertThat(posted.get("message").asText()).isEqualTo("Hello, Ada");
        assertThat(posted.get("created_at").asText()).matches(STAMP);

        JsonNode read = ada.messages(group).get(1);
        assertThat(read.get("uuid")).isEqualTo(posted.get("uuid"));
        assertThat(read.get("created_at")).isEqualTo(posted.get("created_at"));
    }

    @Test
    void shouldListGroupsOfTheseFields() {
        String group = ada.tell(bob, "Hello");

        Answer answer = ada.get("/api/message_groups");

        assertSuccess(answer);
        JsonNode row = answer.json().get(0);
        assertFields(row, "uuid", "display_name", "handle", "message", "created_at");
        assertThat(row.get("uuid").asText()).isEqualTo(group);
        assertThat(row.get("display_name").asText()).isEqualTo(bob.displayName());
        assertThat(row.get("handle").asText()).isEqualTo(bob.handle());
        assertThat(row.get("message").asText()).isEqualTo("Hello");
        assertThat(row.get("created_at").asText()).matches(STAMP);
        assertThat(row.get("created_at")).isEqualTo(ada.messages(group).get(0).get("created_at"));
    }

    @Test
    void shouldListMessagesOfTheseFields() {
        String group = ada.tell(bob, "Hello");

        Answer answer = bob.get("/api/messages/" + group);

        assertSuccess(answer);
        JsonNode message = answer.json().get(0);
        assertFields(message, "uuid", "display_name", "handle", "message", "created_at");
        assertThat(message.get("uuid").asText()).matches(UUID).isNotEqualTo(group);
        assertThat(message.get("display_name").asText()).isEqualTo(ada.displayName());
        assertThat(message.get("handle").asText()).isEqualTo(ada.handle());
        assertThat(message.get("message").asText()).isEqualTo("Hello");
        assertThat(message.get("created_at").asText()).matches(STAMP);
    }

    @Test
    void shouldListNothingAsAnArray() {
        Answer answer = ada.get("/api/message_groups");

        assertSuccess(answer);
        assertThat(answer.body()).isEqualTo("[]");
    }

    @Test
    void shouldTellWhoSomebodyIsWithoutAToken() {
        Answer answer = anybody().get("/api/users/@" + bob.handle() + "/short");

        assertSuccess(answer);
        assertFields(answer.json(), "uuid", "handle", "display_name");
        assertThat(answer.json().get("uuid").asText()).matches(UUID);
        assertThat(answer.json().get("handle").asText()).isEqualTo(bob.handle());
        assertThat(answer.json().get("display_name").asText()).isEqualTo(bob.displayName());
    }

    @Test
    void shouldTellNothingOfWhoIsUnknown() {
        for (String handle :
                List.of("nobody-of-that-name", bob.handle().toUpperCase(Locale.ROOT), "@", "%00", "%F0%9F%98%80")) {
            Answer answer = anybody().get("/api/users/@" + handle + "/short");

            assertSuccess(answer);
            assertThat(answer.body()).isEqualTo("{}");
        }
    }

    @Test
    void shouldSayThatItIsAliveWithoutAToken() {
        Answer answer = anybody().get("/api/health-check");

        assertSuccess(answer);
        assertThat(answer.body()).isEqualTo("{\"success\":true,\"ver\":1}");
    }

    @Test
    void shouldListTwentyGroupsNewestActivityFirst() {
        var groups = new ArrayList<String>();
        for (int i = 0; i < 22; i++) {
            groups.addFirst(ada.tell(world.person(), "Hello"));
        }
        assertThat(ada.groups().findValuesAsText("uuid")).isEqualTo(groups.subList(0, 20));

        String oldest = groups.removeLast();
        assertSuccess(ada.post(Person.toGroup(oldest, "Hello again")));

        groups.addFirst(oldest);
        assertThat(ada.groups().findValuesAsText("uuid")).isEqualTo(groups.subList(0, 20));
        assertThat(ada.groups().get(0).get("message").asText()).isEqualTo("Hello again");
    }

    @Test
    void shouldListTheTwentyNewestMessagesOldestFirst() {
        String group = ada.tell(bob, "1");
        for (int i = 2; i <= 25; i++) {
            assertSuccess((i % 2 == 0 ? bob : ada).post(Person.toGroup(group, Integer.toString(i))));
        }

        JsonNode messages = ada.messages(group);

        assertThat(messages.findValuesAsText("message"))
                .isEqualTo(
                        IntStream.rangeClosed(6, 25).mapToObj(Integer::toString).toList());
        assertThat(messages.findValuesAsText("created_at")).isSorted().doesNotHaveDuplicates();
        assertThat(bob.messages(group)).isEqualTo(messages);
    }

    private Person anybody() {
        return world.bearer(null);
    }

    private static void assertSuccess(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).matches("application/json(;charset=UTF-8)?");
    }

    private static void assertFields(JsonNode object, String... names) {
        assertThat(object.fieldNames()).toIterable().containsExactlyInAnyOrder(names);
        assertThat(object).allSatisfy(value -> assertThat(value.isTextual()).isTrue());
    }
}
