package io.cruddur.conversations.live;

import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import java.util.List;

/** What one step of a stream has come to. */
sealed interface Batch {

    Batch NOTHING = new Nothing();
    Batch HEARTBEAT = new Heartbeat();

    /** Nothing to send yet. */
    record Nothing() implements Batch {}

    /**
     * What is told at once, in order.
     *
     * @param reached how far the client had got before
     */
    record Told(List<? extends Notice> notices, Stamp reached) implements Batch {
        public Told {
            notices = List.copyOf(notices);
        }
    }

    /** That the stream is still there. */
    record Heartbeat() implements Batch {}

    /** Why the stream ends. */
    record Last(Problem problem) implements Batch {}
}
