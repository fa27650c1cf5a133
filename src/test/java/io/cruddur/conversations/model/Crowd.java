package io.cruddur.conversations.model;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The people of a play, all of them patient: they ask again until they are told. */
final class Crowd {

    private static final int PATIENCE = 100;
    private static final int SIZE = 5;

    private final List<Someone> people;
    private final Wire wire;
    private boolean repeated;

    Crowd(World world, Wire wire) {
        this.people = IntStream.range(0, SIZE)
                .mapToObj(number -> {
                    Person person = world.person();
                    return new Someone(number, person, person.id());
                })
                .toList();
        this.wire = wire;
    }

    List<Someone> people() {
        return people;
    }

    Someone number(int number) {
        return people.get(number % SIZE);
    }

    /** The answer to a request that is repeated while the service doesn't know. */
    Answer ask(Supplier<Answer> request) {
        repeated = false;
        Answer answer = request.get();
        for (int i = 0; i < PATIENCE && wire.isBad() && answer.status() == 503; i++) {
            repeated = true;
            wire.betweenRepetitions();
            answer = request.get();
        }
        return answer;
    }

    /** Whether the last request had to be repeated. */
    boolean repeated() {
        return repeated;
    }
}
