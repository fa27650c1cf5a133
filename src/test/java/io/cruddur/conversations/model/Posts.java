package io.cruddur.conversations.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the requests that say something new, and remembers those that can be repeated. */
final class Posts {

    private static final int LATEST = 20;
    private static final int UNAVAILABLE = 503;

    private final List<Post> keyed = new ArrayList<>();

    /** One of the latest with keys. */
    Optional<Post> keyed(int number) {
        return keyed.isEmpty()
                ? Optional.empty()
                : Optional.of(keyed.get(Math.max(0, keyed.size() - 1 - number % LATEST)));
    }

    /** Makes the request, and if it is the first of its key, does the same to the model. */
    void post(Play play, Post post) {
        int status = post.status(play.model());
        Optional<Used> used = play.model().used(post, status, play.now());
        boolean repeatable = !post.key().isEmpty();
        Answer answer = repeatable ? play.ask(post::send) : post.send();
        if (!repeatable && play.isUncertain() && answer.status() == UNAVAILABLE) {
            play.expect(post + ", once", answer, UNAVAILABLE);
            findOut(play, post, status);
        } else if (used.isEmpty()) {
            play.expect(post.toString(), answer, status);
            if (status < 400) {
                assertThat(answer.header("Idempotency-Replayed").isEmpty() || repeatable && play.repeated())
                        .as("it is the first")
                        .isTrue();
                first(play, post, answer);
            }
        } else if (used.get().request().equals(post.request())) {
            play.expect("again: " + post, answer, used.get().status());
            assertThat(answer.header("Idempotency-Replayed")).hasValue("true");
            assertThat(Used.of(post, answer, used.get().at())).isEqualTo(used.get());
        } else {
            play.expect("reused: " + post, answer, 422);
        }
    }

    private void first(Play play, Post post, Answer answer) {
        var used = Used.of(post, answer, post.writtenAt(play.model(), play.now()));
        post.apply(play, used.conversation(), Used.message(answer));
        if (!post.key().isEmpty()) {
            play.model().use(post, used);
            keyed.add(post);
        }
    }

    /** What nobody can say, and can't be repeated, is there once or not at all. */
    private static void findOut(Play play, Post post, int status) {
        if (status < 400 && post instanceof ToTalk(var author, var talk, var text, var _)) {
            play.wire().settle();
            play.wire().undisturbed(() -> {
                JsonNode newest = play.view().newest(author, talk);
                if (newest.path("text").asText().equals(text)) {
                    post.apply(play, talk.id, newest);
                }
            });
            play.touch(talk);
        }
    }
}
