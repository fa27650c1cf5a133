package io.cruddur.conversations.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Five people who have never talked do one thing after the other, and after each the service and the model agree. */
final class Play {

    private static final int FAVOURITES = 6;
    private static final int ALL_OF_IT = 250;

    private final Model model = new Model();
    private final Crowd crowd;
    private final Wire wire;
    private final View view;
    private final Posts posts = new Posts();
    private final List<String> notes = new ArrayList<>();
    private Optional<Talk> touched = Optional.empty();

    Play(World world, Wire wire) {
        this.crowd = new Crowd(world, wire);
        this.wire = wire;
        this.view = new View(model, crowd);
    }

    /** Plays it to the end, or to where the service and the model differ. */
    void perform(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            wire.betweenSteps(steps.get(i).tick());
            touched = Optional.empty();
            notes.add("");
            steps.get(i).operation().perform(this);
            int turn = i;
            touched.ifPresent(talk -> wire.undisturbed(() -> compare(talk, turn)));
            if (turn % ALL_OF_IT == ALL_OF_IT - 1) {
                wire.undisturbed(this::compareInboxes);
            }
        }
        wire.undisturbed(this::compareInboxes);
        wire.undisturbed(() ->
                model.talks.forEach(talk -> talk.parts.keySet().forEach(reader -> view.everything(reader, talk))));
    }

    private void compare(Talk talk, int turn) {
        Someone observer = crowd.number(turn);
        if (turn % 3 == 0) {
            view.page(observer, talk, View.Side.NEWEST, talk.said.getLast(), 1 + turn % 7);
        } else {
            view.row(observer, talk);
        }
    }

    private void compareInboxes() {
        for (Someone reader : crowd.people()) {
            for (boolean archived : new boolean[] {false, true}) {
                view.inbox(reader, false, archived, 100, Integer.MAX_VALUE / 100);
                view.inbox(reader, true, archived, 100, Integer.MAX_VALUE / 100);
            }
        }
    }

    Model model() {
        return model;
    }

    Wire wire() {
        return wire;
    }

    View view() {
        return view;
    }

    /** What has been done, in a line for each step. */
    List<String> notes() {
        return notes;
    }

    Someone someone(int number) {
        return crowd.number(number);
    }

    /** Somebody but one, all of them in turn. */
    Someone somebodyElse(int but, int number) {
        return crowd.number(but + 1 + number % (crowd.people().size() - 1));
    }

    /** Most often one of somebody's own first conversations, or any of theirs; now and then anybody's. */
    Optional<Talk> talk(Someone person, int number) {
        List<Talk> talks = number % 10 == 0 ? model.talks : model.of(person);
        int among = number % 10 < 7 ? Math.min(FAVOURITES, talks.size()) : talks.size();
        return talks.isEmpty() ? Optional.empty() : Optional.of(talks.get(number / 10 % among));
    }

    /** A text that nobody else has sent, some of them long. */
    String text(int number) {
        String text = "said " + notes.size();
        return number % 10 == 0 ? text + " ⛵🌊".repeat(350 + number / 10) : text;
    }

    /** One of a few titles. */
    String title(int number) {
        return "Title " + number % 4;
    }

    /** A key that hasn't been used; none, if there needn't be one. */
    String key(boolean wanted) {
        return wanted ? "key-" + notes.size() : "";
    }

    /** Whether a request may end without it being known what became of it. */
    boolean isUncertain() {
        return wire.isBad();
    }

    /** One of the latest requests with keys. */
    Optional<Post> keyed(int number) {
        return posts.keyed(number);
    }

    Instant now() {
        return wire.now();
    }

    Answer ask(Supplier<Answer> request) {
        return crowd.ask(request);
    }

    boolean repeated() {
        return crowd.repeated();
    }

    /** Makes a request that says something new. */
    void post(Post post) {
        posts.post(this, post);
    }

    /** What somebody did to a group has become a message of it, which a member sees. */
    void happened(Talk talk, Someone witness, Someone actor, String text, String event) {
        wire.undisturbed(() -> {
            JsonNode message = view.newest(witness, talk, talk.said.size() + 1);
            talk.say(Said.of(message, actor, text, event));
        });
        touch(talk);
    }

    /** What is done changes a conversation. */
    void touch(Talk talk) {
        touched = Optional.of(talk);
    }

    void note(String what) {
        notes.set(notes.size() - 1, what);
    }

    void expect(String what, Answer answer, int status) {
        note(what + ": " + answer.status());
        assertThat(answer.status()).as("%s: %s", what, answer.body()).isEqualTo(status);
    }
}
