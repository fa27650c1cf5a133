package io.cruddur.conversations.message;

import static io.cruddur.conversations.message.Groups.assertProblem;
import static io.cruddur.conversations.message.Groups.group;
import static io.cruddur.conversations.message.Groups.handles;
import static io.cruddur.conversations.message.Groups.member;
import static io.cruddur.conversations.message.Groups.role;
import static io.cruddur.conversations.message.Groups.texts;
import static io.cruddur.conversations.message.Groups.untraced;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is in a group, who may change that, and who sees what. */
@QuarkusTest
class MembersTest {

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
    void shouldHoldThirtyTwoPeopleAndNoMore() {
        Person[] others = IntStream.range(0, 31).mapToObj(_ -> world.person()).toArray(Person[]::new);
        String group = ada.group("Full", others);

        Answer refused = ada.post(group + "/members", member(eve));
        assertProblem(refused, 409, "group-full");
        JsonNode said = others[30].say(group, "It is crowded");
        assertThat(said.get("seq").asLong()).isEqualTo(2);
        assertThat(others[0].get(group).json().get("members")).hasSize(32);
        Person[] tooMany = Stream.concat(Stream.of(others), Stream.of(eve)).toArray(Person[]::new);
        assertProblem(ada.post(START, group("Fuller", "Hello", tooMany)), 422, "invalid");

        assertThat(ada.delete(group + "/members/" + others[30].id()).status()).isEqualTo(204);
        assertThat(ada.post(group + "/members", member(eve)).status()).isEqualTo(200);
    }

    @Test
    void shouldShowNewMembersWhatIsSaidFromThenOn() {
        String group = ada.group("Sailing", bob, cyd);
        String early = bob.say(group, "before").get("id").asText();

        Answer added = ada.post(group + "/members", member(eve));

        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(handles(added.json().get("members"))).contains(eve.handle());
        JsonNode evesView = eve.get(group).json();
        assertThat(evesView.get("unread").asLong()).isEqualTo(1);
        assertThat(texts(eve, group)).containsExactly("joined");
        bob.say(group, "after");
        JsonNode page = eve.get(group + "/messages").json();
        assertThat(texts(page)).containsExactly("joined", "after");
        assertThat(page.at("/items/0/event/person/handle").asText()).isEqualTo(eve.handle());
        assertThat(page.at("/items/0/text").asText()).isEqualTo(ada.displayName() + " added " + eve.displayName());
        assertThat(page.get("has_older").asBoolean()).isFalse();
        assertThat(eve.get(group + "/messages/" + early).status()).isEqualTo(404);
        for (String window : List.of("after=", "around=", "before=")) {
            JsonNode run = eve.get(group + "/messages?" + window + early).json();
            assertThat(texts(run))
                    .containsExactlyElementsOf(window.equals("before=") ? List.of() : List.of("joined", "after"));
        }
        assertThat(texts(eve.get(group + "/messages?around=unread").json())).containsExactly("joined", "after");
        assertThat(eve.get(START).json().at("/items/0/unread").asLong()).isEqualTo(2);
        assertThat(texts(bob, group)).containsExactly("created", "before", "joined", "after");
        assertThat(ada.post(group + "/members", member(eve)).status()).isEqualTo(200);
        assertThat(texts(bob, group)).hasSize(4);
    }

    @Test
    void shouldTakeEverythingFromWhoHasLeft() {
        String group = ada.group("Sailing", bob, cyd);
        Answer stranger = eve.get(group);

        assertThat(bob.delete(group + "/members/" + bob.id()).status()).isEqualTo(204);

        for (Answer answer : List.of(
                bob.get(group),
                bob.get(group + "/messages"),
                bob.post(group + "/messages", Person.text("Wait")),
                bob.delete(group + "/members/" + bob.id()),
                bob.patch(group, "{\"muted\":true}"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(untraced(answer)).isEqualTo(untraced(stranger));
        }
        assertThat(bob.get(START).json().get("items")).isEmpty();
        assertThat(texts(cyd, group)).containsExactly("created", "left");
        assertThat(handles(cyd.get(group).json().get("members"))).containsExactlyInAnyOrder(ada.handle(), cyd.handle());
        cyd.say(group, "He is gone");
        assertThat(ada.post(group + "/members", member(bob)).status()).isEqualTo(200);
        assertThat(texts(bob, group)).containsExactly("joined");
    }

    @Test
    void shouldLetOnlyOwnersAddAndRemove() {
        String group = ada.group("Sailing", bob, cyd);

        assertProblem(bob.post(group + "/members", member(eve)), 403, "not-the-owner");
        assertProblem(bob.delete(group + "/members/" + cyd.id()), 403, "not-the-owner");
        assertThat(ada.delete(group + "/members/" + cyd.id()).status()).isEqualTo(204);
        assertThat(ada.delete(group + "/members/" + cyd.id()).status()).isEqualTo(204);
        assertThat(cyd.get(group).status()).isEqualTo(404);
        assertThat(texts(bob, group)).containsExactly("created", "removed");
        assertThat(ada.delete(group + "/members/x").status()).isEqualTo(404);
    }

    @Test
    void shouldMakeWhoHasBeenThereLongestTheOwnerWhenTheLastOwnerLeaves() {
        String group = ada.group("Sailing", bob, cyd);
        ada.post(group + "/members", member(eve));
        ada.delete(group + "/members/" + bob.id());

        assertThat(ada.delete(group + "/members/" + ada.id()).status()).isEqualTo(204);

        assertThat(role(eve.get(group).json(), cyd)).isEqualTo("owner");
        assertThat(role(eve.get(group).json(), eve)).isEqualTo("member");
        assertThat(cyd.delete(group + "/members/" + eve.id()).status()).isEqualTo(204);
        assertThat(cyd.get(START).json().at("/items/0/participants")).isEmpty();
        cyd.say(group, "Is anybody there?");
        assertThat(cyd.delete(group + "/members/" + cyd.id()).status()).isEqualTo(204);
        assertThat(cyd.get(group).status()).isEqualTo(404);
    }

    @Test
    void shouldSayWhoCannotBeAdded() {
        String group = ada.group("Sailing", bob, cyd);

        for (String body : List.of("{}", "{\"handle\":\"nobody-of-that-name\"}", "{\"handle\":null}")) {
            assertProblem(ada.post(group + "/members", body), 422, "invalid");
        }
        assertProblem(ada.post(group + "/members", "{\"handle\":7}"), 400, "bad-request");
        assertProblem(ada.post(group + "/members", ""), 400, "bad-request");
    }

    @Test
    void shouldLoseNobodyAndNothingWhenAllChangeAtOnce() {
        String group = ada.group("Busy", bob, cyd);
        var people = IntStream.range(0, 6).mapToObj(_ -> world.person()).toList();
        var everything = Stream.concat(
                        people.stream().map(person -> ada.postAsync(group + "/members", member(person))),
                        IntStream.range(0, 12)
                                .mapToObj(i ->
                                        (i % 2 == 0 ? bob : cyd).postAsync(group + "/messages", Person.text("m" + i))))
                .toList();

        assertThat(everything.stream().map(CompletableFuture::join)).allMatch(answer -> answer.status() / 100 == 2);

        JsonNode page = bob.get(group + "/messages").json();
        assertThat(page.get("items").findValuesAsText("seq"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 19).mapToObj(Integer::toString).toList());
        assertThat(bob.get(group).json().get("members")).hasSize(9);
        for (Person person : people) {
            JsonNode inbox = person.get(START).json().get("items");
            assertThat(inbox).hasSize(1);
            assertThat(inbox.at("/0/unread").asInt())
                    .isEqualTo(
                            person.get(group + "/messages").json().get("items").size());
        }
    }
}
