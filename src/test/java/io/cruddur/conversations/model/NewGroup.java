package io.cruddur.conversations.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A group of several people.
 *
 * @param title empty for none
 * @param text of the first message; empty for none
 */
record NewGroup(Someone author, List<Someone> others, String title, String text, String key) implements Post {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    @Override
    public String path() {
        return START;
    }

    @Override
    public String body() {
        ObjectNode body = JSON.createObjectNode();
        others.stream().map(Someone::handle).forEach(body.putArray("participants")::add);
        if (!title.isEmpty()) {
            body.put("title", title);
        }
        if (!text.isEmpty()) {
            body.put("message", text);
        }
        return body.toString();
    }

    @Override
    public int status(Model model) {
        return others.stream().anyMatch(other -> model.blocked(other).contains(author)) ? 403 : 201;
    }

    @Override
    public boolean isAnsweredAgain(Model model) {
        return true;
    }

    /** The system message goes first. */
    @Override
    public Instant writtenAt(Model model, Instant now) {
        return text.isEmpty() ? now : now.plus(MICROSECOND);
    }

    @Override
    public void apply(Play play, String conversation, JsonNode message) {
        Model model = play.model();
        Talk talk = model.add(Talk.group(model.number(), conversation, title, author, others));
        String line = author.name() + " created the group" + (title.isEmpty() ? "" : " “" + title + "”");
        play.happened(talk, author, author, line, Line.event("created", title));
        if (!text.isEmpty()) {
            talk.say(Said.of(message, author, text, ""));
        }
    }

    @Override
    public Post saying(String otherText) {
        return new NewGroup(author, others, title, otherText, key);
    }

    @Override
    public String toString() {
        return author + " creates a group with " + others + " " + key;
    }
}
