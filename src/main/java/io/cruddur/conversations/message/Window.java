package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** Which part of a conversation is asked for: the newest, or what is before, after or around a message. */
class Window {

    private static final int DEFAULT = 50;
    private static final int MOST = 100;
    private static final String UNREAD = "unread";

    /** A message's id: only what is older. */
    @RestQuery
    Optional<String> before = Optional.empty();

    /** A message's id: only what is newer. */
    @RestQuery
    Optional<String> after = Optional.empty();

    /** A message's id, or {@code unread}: what is on both sides of it. */
    @RestQuery
    Optional<String> around = Optional.empty();

    /** How many, from 1 to 100. */
    @RestQuery
    Optional<Integer> limit = Optional.empty();

    /** Reads it; fails with {@code Invalid} for a window that isn't one. */
    Uni<Page> of(Messages messages, ConversationId conversation, UserId reader) {
        int most = limit.orElse(DEFAULT);
        if (most < 1 || most > MOST) {
            throw Problem.Invalid.of("limit", "It is from 1 to 100.").failure();
        }
        if (Stream.of(before, after, around).filter(Optional::isPresent).count() > 1) {
            throw Problem.Invalid.of("before", "Only one of before, after and around.")
                    .failure();
        }
        if (before.isPresent()) {
            return messages.before(conversation, reader, time("before", before.get()), most);
        }
        if (after.isPresent()) {
            return messages.after(conversation, reader, time("after", after.get()), most);
        }
        if (around.isPresent()) {
            return messages.around(conversation, reader, middle(around.get()), most);
        }
        return messages.newest(conversation, reader, most);
    }

    private static Function<Member, Stamp> middle(String around) {
        if (around.equals(UNREAD)) {
            return Member::readAt;
        }
        Stamp time = time("around", around);
        return _ -> time;
    }

    private static Stamp time(String parameter, String id) {
        return MessageId.parse(id)
                .map(MessageId::stamp)
                .orElseThrow(() -> Problem.Invalid.of(parameter, "It is the id of a message.")
                        .failure());
    }
}
