package io.cruddur.conversations.admin;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.User;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A conversation that two people shall have had: they take turns, at even intervals, from some time ago.
 *
 * @param id what it gets as its id
 * @param people who begins first
 * @param line what the message of each number says, from 0
 * @param length how many messages it has
 * @param pace between two messages
 * @param age of the first
 */
public record Script(
        ConversationId id, List<User> people, LongFunction<String> line, long length, Duration pace, Duration age) {

    public Script {
        people = List.copyOf(people);
    }

    User author(long index) {
        return people.get((int) (index % 2));
    }

    User other(long index) {
        return author(index + 1);
    }
}
