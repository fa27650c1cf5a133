package io.cruddur.conversations.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Person;
import java.time.Instant;

/** A message to a person, which opens their conversation if they have none. */
record ToPerson(Someone author, Someone other, String text, String key) implements Post {

    @Override
    public String path() {
        return START;
    }

    @Override
    public String body() {
        return Person.toParticipant(other.person(), text);
    }

    @Override
    public int status(Model model) {
        return model.between(author, other)
                .map(talk -> talk.statusOfSending(author) == 201 ? 200 : 403)
                .orElse(model.blocked(other).contains(author) ? 403 : 201);
    }

    @Override
    public boolean isAnsweredAgain(Model model) {
        return model.between(author, other).isPresent();
    }

    @Override
    public Instant writtenAt(Model model, Instant now) {
        return model.between(author, other).map(talk -> talk.next(now)).orElse(now);
    }

    @Override
    public void apply(Play play, String conversation, JsonNode message) {
        Model model = play.model();
        Talk talk = model.between(author, other).orElseGet(() -> model.open(conversation, author, other));
        talk.say(Said.of(message, author, text, ""));
        play.touch(talk);
    }

    @Override
    public Post saying(String otherText) {
        return new ToPerson(author, other, otherText, key);
    }

    @Override
    public String toString() {
        return author + " says to " + other + " " + key;
    }
}
