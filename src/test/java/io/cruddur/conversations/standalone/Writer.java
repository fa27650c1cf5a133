package io.cruddur.conversations.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** Somebody who writes, edits and deletes, through either instance, and knows what has become of it. */
final class Writer {

    private final List<Person> places;
    private final List<String> conversations;
    private final Random random;
    private final List<Said> said = new ArrayList<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();

    private record Said(String conversation, JsonNode message) {}

    /**
     * @param places somebody, as each instance knows them
     * @param conversations the paths of those they write to
     */
    Writer(List<Person> places, List<String> conversations, long seed) {
        this.places = places;
        this.conversations = conversations;
        this.random = new Random(seed);
    }

    /** Does one thing or another, until it is done. */
    void act() {
        int what = said.isEmpty() ? 0 : random.nextInt(10);
        if (what < 7) {
            send();
        } else if (what < 9) {
            edit();
        } else {
            delete();
        }
    }

    private void send() {
        String conversation = conversations.get(random.nextInt(conversations.size()));
        String text = "Text " + random.nextInt();
        String key = UUID.randomUUID().toString();
        Answer answer =
                insist(() -> place().post(conversation + "/messages", Person.text(text), "Idempotency-Key", key), 201);
        said.add(new Said(conversation, answer.json()));
        note(answer.json(), text, "0-message.created");
    }

    private void edit() {
        Said one = said.get(random.nextInt(said.size()));
        String text = "Other " + random.nextInt();
        int rev = revisions.merge(path(one), 1, Integer::sum);
        // A 412 is for what was done although its answer was a 503.
        insist(() -> place().patch(path(one), Person.text(text), "If-Match", "\"" + rev + "\""), 200, 412);
        note(one.message(), text, rev + 1 + "-message.edited");
    }

    private void delete() {
        Said one = said.remove(random.nextInt(said.size()));
        insist(() -> place().delete(path(one), "If-Match", "*"), 204);
        String rev = insist(() -> place().get(path(one)), 200)
                .header("ETag")
                .orElseThrow()
                .replace("\"", "");
        note(one.message(), "", rev + "-message.deleted");
    }

    private Person place() {
        return places.get(random.nextInt(places.size()));
    }

    private static String path(Said one) {
        return one.conversation() + "/messages/" + one.message().get("id").asText();
    }

    private static Answer insist(Supplier<Answer> request, Integer... wanted) {
        Answer answer = request.get();
        while (answer.status() == 503) {
            answer = request.get();
        }
        if (!List.of(wanted).contains(answer.status())) {
            throw new AssertionError(answer);
        }
        return answer;
    }

    private void note(JsonNode message, String text, String what) {
        String conversation = message.get("conversation_id").asText();
        String which = conversation + "-" + message.get("seq");
        texts.put(which, text);
        ids.computeIfAbsent(conversation, _ -> new TreeSet<>()).add(which + "." + what);
    }

    /** What has to be told of a conversation. */
    Set<String> ids(String conversation) {
        return ids.getOrDefault(conversation, Set.of());
    }

    /** The messages as they are, by conversation and number. */
    Map<String, String> texts() {
        return texts;
    }
}
