package io.cruddur.conversations.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import java.time.Instant;

/** A request that says something new, and may carry a key: what it is, how it should end, and what it then does. */
interface Post {

    String START = "/v1/conversations";

    Someone author();

    /** Empty if it carries none. */
    String key();

    String path();

    String body();

    /** The status of its answer, if it is the first of its key. */
    int status(Model model);

    /** Whether who may not do it any more is still told what they did. */
    boolean isAnsweredAgain(Model model);

    /** When its message is written, if it is the first of its key. */
    Instant writtenAt(Model model, Instant now);

    /**
     * Does to the model what has been done.
     *
     * @param conversation the id of where it was done
     * @param message what the service calls the message; missing if there is none
     */
    void apply(Play play, String conversation, JsonNode message);

    /** Another request under the same key. */
    Post saying(String otherText);

    /** What a repetition is the same in. */
    default String request() {
        return path() + " " + body();
    }

    default Answer send() {
        String[] headers = key().isEmpty() ? new String[0] : new String[] {"Idempotency-Key", key()};
        return author().person().post(path(), body(), headers);
    }
}
