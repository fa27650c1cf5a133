package io.cruddur.conversations.model;

import io.cruddur.conversations.world.Person;

/** One of the people of a play: a caller, and what the service knows them by. */
record Someone(int number, Person person, String id) {

    String handle() {
        return person.handle();
    }

    String name() {
        return person.displayName();
    }

    @Override
    public String toString() {
        return "p" + number;
    }
}
