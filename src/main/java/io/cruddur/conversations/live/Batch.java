package io.cruddur.conversations.live;

import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import java.util.List;

/** What one step of a stream has come to. */
sealed interface Batch {

    Batch NOTHING = new Nothing(true);
    Batch IDLE = new Nothing(false);
    Batch HEARTBEAT = new Heartbeat();

    /**
     * Nothing to send yet.
     *
     * @param goesOn whether there is another step to take, before the stream is woken
     */
    record Nothing(boolean goesOn) implements Batch {}

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

    /** Whether the next step is to be taken as soon as this has been sent. */
    static boolean goesOn(Batch batch) {
        return switch (batch) {
            case Nothing nothing -> nothing.goesOn;
            case Last _ -> false;
            case Told _, Heartbeat _ -> true;
        };
    }
}
