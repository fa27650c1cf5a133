package io.cruddur.conversations.live;

import io.cruddur.conversations.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a stream sends at once.
 *
 * @param notices a heartbeat, if there are none
 * @param end why it is the last, if it is
 */
record Batch(List<Notice> notices, Optional<Problem> end) {

    static final Batch HEARTBEAT = new Batch(List.of(), Optional.empty());

    Batch {
        notices = List.copyOf(notices);
    }

    static Batch of(List<? extends Notice> notices) {
        return new Batch(List.copyOf(notices), Optional.empty());
    }

    static Batch last(Problem problem) {
        return new Batch(List.of(), Optional.of(problem));
    }
}
