package io.cruddur.conversations.message;

import static io.cruddur.conversations.message.Groups.assertProblem;
import static io.cruddur.conversations.message.Groups.group;
import static io.cruddur.conversations.message.Groups.handles;
import static io.cruddur.conversations.message.Groups.member;
import static io.cruddur.conversations.message.Groups.path;
import static io.cruddur.conversations.message.Groups.role;
import static io.cruddur.conversations.message.Groups.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups as a whole: how they come to be, what they are called, how they are shown. */
@QuarkusTest
class GroupsTest {

    private static final String START = "/v1/conversations";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;
    Person ada;
    Person bob;
    Person cyd;
    Person eve;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
        cyd = world.person();
        eve = world.person();
    }

    @Test
    void shouldCreateAGroupThatEverybodySees() {
        Answer created = ada.post(START, group("Sailing", "Who has a boat?", bob, cyd));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().get("kind").asText()).isEqualTo("group");
        assertThat(created.json().get("title").asText()).isEqualTo("Sailing");
        assertThat(handles(created.json().get("participants"))).containsExactly(bob.handle(), cyd.handle());
        assertThat(created.json().at("/message/text").asText()).isEqualTo("Who has a boat?");
        String group = path(created);
        for (Person member : List.of(ada, bob, cyd)) {
            JsonNode one = member.get(group).json();
            assertThat(one.get("title").asText()).isEqualTo("Sailing");
            assertThat(handles(one.get("members"))).containsExactlyInAnyOrder(ada.handle(), bob.handle(), cyd.handle());
            assertThat(role(one, ada)).isEqualTo("owner");
            assertThat(role(one, bob)).isEqualTo("member");
            assertThat(handles(one.get("participants"))).hasSize(2).doesNotContain(member.handle());
            assertThat(one.get("unread").asLong()).isEqualTo(member == ada ? 0 : 2);
            JsonNode listed = member.get(START).json().at("/items/0");
            assertThat(listed.get("id")).isEqualTo(one.get("id"));
            assertThat(listed.get("title").asText()).isEqualTo("Sailing");
            assertThat(listed.get("participants")).isEqualTo(one.get("participants"));
            assertThat(listed.at("/last_message/preview").asText()).isEqualTo("Who has a boat?");
            assertThat(texts(member, group)).containsExactly("created", "Who has a boat?");
        }
        assertThat(eve.get(group).status()).isEqualTo(404);
    }

    @Test
    void shouldCreateAGroupOnceForEachKey() {
        String body = group("Sailing", "Who has a boat?", bob, cyd);
        var answers = Stream.generate(() -> ada.postAsync(START, body, "Idempotency-Key", "sail-1"))
                .limit(6)
                .toList();

        var groups = answers.stream().map(CompletableFuture::join).toList();

        assertThat(groups).extracting(Answer::status).containsOnly(201);
        assertThat(groups)
                .extracting(Answer::json)
                .containsOnly(groups.getFirst().json());
        assertThat(groups.stream()
                        .filter(answer -> answer.header("Idempotency-Replayed").isPresent()))
                .hasSize(5);
        assertThat(bob.get(START).json().get("items")).hasSize(1);
        Answer another = ada.post(START, group("Rowing", "Who has a boat?", bob, cyd), "Idempotency-Key", "sail-1");
        assertThat(another.status()).isEqualTo(422);
        assertThat(another.json().get("type").asText()).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void shouldCreateAsManyGroupsOfTheSamePeopleAsAreAskedFor() {
        assertThat(ada.group("One", bob, cyd)).isNotEqualTo(ada.group("Two", bob, cyd));
        assertThat(bob.get(START).json().get("items").findValuesAsText("title")).containsExactly("Two", "One");
    }

    @Test
    void shouldRenameForEverybodyAndSayWhoDid() {
        String group = ada.group("Sailing", bob, cyd);

        Answer renamed = cyd.patch(group, "{\"title\":\"Rowing\"}");

        assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
        assertThat(renamed.json().get("title").asText()).isEqualTo("Rowing");
        assertThat(bob.get(START).json().at("/items/0/title").asText()).isEqualTo("Rowing");
        JsonNode event = bob.get(group + "/messages").json().at("/items/1");
        assertThat(event.at("/event/type").asText()).isEqualTo("renamed");
        assertThat(event.at("/event/title").asText()).isEqualTo("Rowing");
        assertThat(event.at("/author/handle").asText()).isEqualTo(cyd.handle());
        cyd.patch(group, "{\"title\":\"Rowing\"}");
        assertThat(texts(bob, group)).hasSize(2);
        assertThat(cyd.patch(group, "{\"title\":\"\"}").json().has("title")).isFalse();
        assertThat(bob.get(START).json().at("/items/0").has("title")).isFalse();
    }

    @Test
    void shouldNotMakeAGroupOfTwoPeoplesConversation() {
        String direct = ada.talkTo(bob, "Hello");

        assertProblem(ada.post(direct + "/members", member(cyd)), 409, "not-a-group");
        assertProblem(ada.delete(direct + "/members/" + ada.id()), 409, "not-a-group");
        assertProblem(ada.patch(direct, "{\"title\":\"Us\",\"muted\":true}"), 409, "not-a-group");
        assertThat(ada.get(direct).json().get("muted").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title':'T'}",
                "{'participants':[]}",
                "{'participants':['$bob','$bob']}",
                "{'participants':['$bob','nobody-of-that-name']}",
                "{'participants':['$bob','$ada']}",
                "{'participants':['$bob',null]}",
                "{'participants':['$bob'],'title':'T','message':'Hello'}",
                "{'participants':['$bob','$cyd'],'title':'  '}",
                "{'participants':['$bob','$cyd'],'title':'a\\nb'}",
                "{'participants':['$bob','$cyd'],'message':' '}",
            })
    void shouldSayWhatIsWrongWithAGroup(String template) {
        String body = template.replace('\'', '"')
                .replace("$ada", ada.handle())
                .replace("$bob", bob.handle())
                .replace("$cyd", cyd.handle());

        Answer answer = ada.post(START, body);

        assertProblem(answer, 422, "invalid");
        assertThat(answer.json().at("/errors/0/pointer").asText()).startsWith("/");
        assertThat(bob.get(START).json().get("items")).isEmpty();
    }

    @Test
    void shouldNotPutWhoHasBlockedSomebodyIntoTheirGroup() {
        bob.put("/v1/blocks/@" + ada.handle(), "");

        assertProblem(ada.post(START, group("Sailing", "Hello", bob, cyd)), 403, "blocked");
        assertThat(cyd.get(START).json().get("items")).isEmpty();
        String group = ada.group("Sailing", cyd, eve);
        assertProblem(ada.post(group + "/members", member(bob)), 403, "blocked");
        assertThat(cyd.get(group).json().get("members")).hasSize(3);
        String his = bob.group("Rowing", ada, cyd);
        ada.say(his, "In a group of his I may speak");
        bob.delete("/v1/blocks/@" + ada.handle());
        assertThat(ada.post(group + "/members", member(bob)).status()).isEqualTo(200);
    }

    @Test
    void shouldOpenAConversationInWhichNothingIsSaidYet() {
        Answer opened = ada.post(START, "{\"participants\":[\"" + bob.handle() + "\"]}");
        Answer again = bob.post(START, "{\"participants\":[\"" + ada.handle() + "\"]}");

        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(opened.json().has("message")).isFalse();
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(path(again)).isEqualTo(path(opened));
        JsonNode empty = bob.get(path(opened)).json();
        assertThat(empty.has("last_message")).isFalse();
        assertThat(empty.get("unread").asLong()).isZero();
        assertThat(bob.get(path(opened) + "/messages"))
                .extracting(Answer::body)
                .isEqualTo("{\"items\":[],\"has_older\":false,\"has_newer\":false}");
        assertThat(bob.patch(path(opened), "{\"muted\":true}")
                        .json()
                        .get("muted")
                        .asBoolean())
                .isTrue();
        assertThat(bob.get(START).json().get("items")).isEmpty();
        ada.say(path(opened), "Hello");
        assertThat(bob.get(START).json().at("/items/0/unread").asLong()).isEqualTo(1);
        assertThat(bob.get(START).json().at("/items/0/muted").asBoolean()).isTrue();
    }

    @Test
    void shouldShowGroupsOnTheOtherFace() {
        String group = ada.group("Sailing", bob, cyd);
        String id = group.substring(START.length() + 1);
        bob.say(group, "Ahoy");

        JsonNode listed = cyd.groups().get(0);
        assertThat(listed.get("uuid").asText()).isEqualTo(id);
        assertThat(listed.get("display_name").asText()).isEqualTo("Sailing");
        assertThat(listed.get("handle").asText()).isEqualTo(bob.handle());
        assertThat(cyd.messages(id).findValuesAsText("message"))
                .containsExactly(ada.displayName() + " created the group “Sailing”", "Ahoy");
        assertThat(cyd.post(Person.toGroup(id, "Aye")).status()).isEqualTo(200);
    }
}
