package io.cruddur.conversations.standalone;

import static io.cruddur.conversations.world.Person.text;
import static io.cruddur.conversations.world.Person.toGroup;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Listener;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import java.util.function.Supplier;

/** A little of everything that people do, several times over: what a process should have learned before it is deployed. */
record Rehearsal(World world) {

    private static final int TIMES = 20;

    void play() {
        Person ada = world.person();
        Person bob = world.person();
        Person eve = world.person();
        for (int i = 0; i < TIMES; i++) {
            talkAsEver(ada, bob);
            talk(ada, bob);
            gather(ada, bob, eve);
        }
        lookAfter(ada);
    }

    /** On the face of the original. */
    private static void talkAsEver(Person ada, Person bob) {
        String group = ada.tell(bob, "Shall we sail?");
        bob.groups();
        bob.messages(group);
        bob.post(toGroup(group, "On Sunday."));
        bob.post(toGroup(group, " "));
        ada.get("/api/users/@" + bob.handle() + "/short");
        ada.get("/api/health-check");
        bob.world().bearer("garbage").groups();
    }

    private static void talk(Person ada, Person bob) {
        String conversation = ada.talkTo(bob, "Are you there?");
        var message = listen(bob, () -> ada.say(conversation, "I have a boat."));
        String path = conversation + "/messages/" + message.get("id").asText();
        ada.post(conversation + "/messages", text("Once"), "Idempotency-Key", path);
        ada.post(conversation + "/messages", text("Once"), "Idempotency-Key", path);
        ada.patch(path, text("We have a boat."), "If-Match", "\"1\"");
        ada.delete(path, "If-Match", "*");
        bob.get("/v1/conversations?filter=unread");
        bob.get(conversation + "/messages?around=unread&limit=5");
        bob.put(conversation + "/read", "{}");
        bob.patch(conversation, "{\"muted\":true}");
        ada.put("/v1/blocks/@" + bob.handle(), "");
        ada.get("/v1/blocks");
        ada.delete("/v1/blocks/@" + bob.handle());
    }

    /** While something is said, which the other hears. */
    private static JsonNode listen(Person other, Supplier<JsonNode> said) {
        try (var listener = Listener.of(other)) {
            listener.awaitCaughtUp();
            JsonNode message = said.get();
            listener.await("message.created");
            return message;
        }
    }

    private static void gather(Person ada, Person bob, Person eve) {
        String group = ada.group("Sailing", bob, eve);
        ada.say(group, "Who has a boat?");
        eve.delete(group + "/members/" + eve.id());
        eve.get(group);
        bob.get(group);
    }

    private static void lookAfter(Person probe) {
        for (String path : new String[] {"/q/health", "/q/health/ready", "/q/metrics", "/problems", "/nothing"}) {
            probe.get(path);
        }
    }
}
