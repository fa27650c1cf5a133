package io.cruddur.conversations.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service takes and answers is, to the letter, what is checked in: every type there is. */
@QuarkusTest
class GoldenTest {

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;
    Cast cast;
    Person ada;
    Person bob;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        cast = Cast.of(world);
        ada = cast.ada();
        bob = cast.bob();
    }

    @Test
    void shouldKeepTheFormOfPeople() {
        cast.check("Person", ada.get("/v1/me"));
        cast.check("ShortUser", ada.get("/api/users/@" + ada.handle() + "/short"));
        cast.check("ShortUser.nobody", ada.get("/api/users/@nobody-of-that-name/short"));
    }

    @Test
    void shouldKeepTheFormOfConversations() {
        Answer started = ada.post("/v1/conversations", cast.body("NewConversation"));
        cast.check("OpenedConversation", started);
        String group = path(started);

        Answer conversation = ada.patch(group, cast.body("Settings"));

        cast.check("Conversation", conversation);
        cast.check("Member", conversation.json().at("/members/0"));
        cast.check("LastMessage", conversation.json().get("last_message"));
    }

    @Test
    void shouldKeepTheFormOfADirectConversationWithoutAMessage() {
        Answer started = ada.post("/v1/conversations", cast.body("NewConversation.silent"));

        cast.check("OpenedConversation.silent", started);
        cast.check("Conversation.silent", ada.get(path(started)));
    }

    @Test
    void shouldKeepTheFormOfAddingSomebody() {
        String group = path(ada.post("/v1/conversations", cast.body("NewConversation")));
        assertThat(ada.delete(group + "/members/" + bob.id()).status()).isEqualTo(204);

        assertThat(ada.post(group + "/members", cast.body("NewMember")).status())
                .isEqualTo(200);

        JsonNode page = ada.get(group + "/messages").json();
        cast.check("Event.created", page.at("/items/0/event"));
        cast.check("Event.removed", page.at("/items/2/event"));
        cast.check("Event.joined", page.at("/items/3/event"));
    }

    @Test
    void shouldKeepTheFormOfRenaming() {
        String group = ada.group("Sailors", bob, cast.cleo());
        assertThat(ada.patch(group, "{\"title\":\"\"}").status()).isEqualTo(200);
        assertThat(ada.patch(group, cast.body("Settings.title")).status()).isEqualTo(200);

        JsonNode page = ada.get(group + "/messages").json();

        cast.check("Event", page.at("/items/2/event"));
        cast.check("Event.untitled", page.at("/items/1/event"));
        cast.check("ConversationMessage.event", page.at("/items/2"));
    }

    @Test
    void shouldKeepTheFormOfTheInbox() {
        ada.talkTo(bob, "One");
        cast.cleo().talkTo(bob, "Another");

        Answer inbox = bob.get("/v1/conversations?filter=unread&limit=1");

        cast.check("Inbox", inbox);
        cast.check("Unread", inbox.json().get("unread"));
        cast.check("Inbox.empty", world.person().get("/v1/conversations"));
    }

    @Test
    void shouldKeepTheFormOfMessages() {
        String conversation = ada.talkTo(bob, "Are you there?");
        Answer sent = bob.post(conversation + "/messages", cast.body("NewConversationMessage"));
        cast.check("ConversationMessage", sent);
        cast.check("MessagePage", ada.get(conversation + "/messages?limit=1"));

        String message = path(sent);
        cast.check(
                "ConversationMessage.edited",
                bob.patch(message, cast.body("NewConversationMessage.other"), "If-Match", "*"));
        assertThat(bob.delete(message, "If-Match", "*").status()).isEqualTo(204);
        cast.check("ConversationMessage.deleted", ada.get(message));
        cast.check("LastMessage.deleted", ada.get(conversation).json().get("last_message"));
    }

    @Test
    void shouldKeepTheFormOfReadMarks() {
        String conversation = ada.talkTo(bob, "One");
        String first =
                ada.get(conversation + "/messages").json().at("/items/0/id").asText();
        ada.say(conversation, "Two");

        cast.check("ReadState", bob.put(conversation + "/read", cast.body("ReadMark", first)));
    }

    @Test
    void shouldKeepTheFormOfBlocks() {
        assertThat(ada.put("/v1/blocks/@" + bob.handle(), "").status()).isEqualTo(204);
        assertThat(ada.put("/v1/blocks/@" + cast.cleo().handle(), "").status()).isEqualTo(204);

        Answer blocks = ada.get("/v1/blocks?limit=1");

        cast.check("Blocks", blocks);
        cast.check("Block", blocks.json().at("/items/0"));
    }

    @Test
    void shouldKeepTheFormOfProblems() {
        cast.check("Problem", ada.get("/v1/conversations?cursor=damaged"));
        cast.check("Problem.plain", ada.get("/v1/conversations/" + ada.id()));
        Answer invalid = ada.post("/v1/conversations", "{\"participants\":[]}");
        cast.check("Problem.invalid", invalid);
        cast.check("Violation", invalid.json().at("/errors/0"));
    }

    @Test
    void shouldKeepTheFormOfTheFrontend() {
        Answer started = ada.post(cast.body("NewMessage.to-person"));
        cast.check("Posted.to-person", started);
        String group = started.json().get("message_group_uuid").asText();

        cast.check("Posted", ada.post(cast.body("NewMessage", group)));

        cast.check("Message", ada.messages(group).get(0));
        cast.check("MessageGroup", ada.groups().get(0));
        cast.check("Codes", ada.post("{}"));
        cast.check("HealthCheck", ada.get("/api/health-check"));
    }

    private static String path(Answer answer) {
        return URI.create(answer.header("Location").orElseThrow()).getPath();
    }
}
