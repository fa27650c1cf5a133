package io.cruddur.conversations.live;

import io.cruddur.conversations.problem.Problem;
import java.util.List;

/** What one step of a stream has come to. */
sealed interface Batch {

    /** Nothing to send yet. */
    Batch NOTHING = new Told(List.of());

    Batch HEARTBEAT = new Heartbeat();

    static Batch of(List<? extends Notice> notices) {
        return new Told(List.copyOf(notices));
    }

    /** What is told at once, if anything. */
    record Told(List<Notice> notices) implements Batch {
        public Told {
            notices = List.copyOf(notices);
        }
    }

    /** That the stream is still there. */
    record Heartbeat() implements Batch {}

    /** Why the stream ends. */
    record Last(Problem problem) implements Batch {}
}
