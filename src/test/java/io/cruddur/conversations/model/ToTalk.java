package io.cruddur.conversations.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Person;
import java.time.Instant;

/** A message to a conversation. */
record ToTalk(Someone author, Talk talk, String text, String key) implements Post {

    @Override
    public String path() {
        return talk.path() + "/messages";
    }

    @Override
    public String body() {
        return Person.text(text);
    }

    @Override
    public int status(Model model) {
        return talk.statusOfSending(author);
    }

    @Override
    public boolean isAnsweredAgain(Model model) {
        return talk.has(author);
    }

    @Override
    public Instant writtenAt(Model model, Instant now) {
        return talk.next(now);
    }

    @Override
    public void apply(Play play, String conversation, JsonNode message) {
        talk.say(Said.of(message, author, text, ""));
        play.touch(talk);
    }

    @Override
    public Post saying(String otherText) {
        return new ToTalk(author, talk, otherText, key);
    }

    @Override
    public String toString() {
        return author + " sends to " + talk + " " + key;
    }
}
