package io.cruddur.conversations.live;

import io.cruddur.conversations.problem.ProblemJson;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.PersonView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** One event of a stream: something durable, which has an id, or one of the moment. */
sealed interface Notice {

    NoticeType type();

    /** From which a client can resume, if it is something durable. */
    Optional<String> cursor();

    /** Whether it is something durable from before that time. */
    default boolean isBefore(Stamp time) {
        return false;
    }

    /** What it says, as {@code /v1} shows such things. */
    Object data();

    /** Something that is stored, and is told again to whoever resumes from before it. */
    record Durable(NoticeId id, Object data) implements Notice {
        @Override
        public NoticeType type() {
            return id.type();
        }

        @Override
        public Optional<String> cursor() {
            return Optional.of(id.toString());
        }

        @Override
        public boolean isBefore(Stamp time) {
            return time.isAfter(id.at());
        }
    }

    /** Something that is true now, and is told to nobody later. */
    record Momentary(NoticeType type, Object data) implements Notice {

        @Override
        public Optional<String> cursor() {
            return Optional.empty();
        }

        static Momentary of(ProblemJson problem) {
            return new Momentary(NoticeType.PROBLEM, problem);
        }
    }

    /** Everything from before a time has been told. */
    record Mark(Stamp at) implements Notice {
        @Override
        public NoticeType type() {
            return NoticeType.CAUGHT_UP;
        }

        @Override
        public Optional<String> cursor() {
            return Optional.of(NoticeId.cursor(at));
        }

        @Override
        public boolean isBefore(Stamp time) {
            return time.isAfter(at);
        }

        @Override
        public Object data() {
            return new CaughtUp(at.toString());
        }
    }

    /** The reader is no member of the conversation any more. */
    @RegisterForReflection
    record Left(String conversationId) {}

    /** How far the reader has read a conversation. */
    @RegisterForReflection
    record Read(String conversationId, long readSeq, long unread) {}

    /**
     * Somebody else is writing.
     *
     * @param expiresAt after which they aren't any more, unless it is said again
     */
    @RegisterForReflection
    record Typing(String conversationId, PersonView person, String expiresAt) {}

    /**
     * Everything before has been told; what follows happens now.
     *
     * @param at when that was so
     */
    @RegisterForReflection
    record CaughtUp(String at) {}
}
