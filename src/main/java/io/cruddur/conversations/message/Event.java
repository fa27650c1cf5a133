package io.cruddur.conversations.message;

import io.cruddur.conversations.user.User;
import java.util.Locale;
import java.util.Optional;

/**
 * What a system message says has happened to a group; its author did it.
 *
 * @param subject whom it happened to, if to a person; a copy, which may be older than what Postgres says
 * @param title the group's new one, if it has one
 */
public record Event(Type type, Optional<User> subject, Optional<String> title) {

    /** What can happen. */
    public enum Type {
        CREATED,
        JOINED,
        LEFT,
        REMOVED,
        RENAMED;

        /** As the table and the API write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Type parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    static Event of(Type type, User subject) {
        return new Event(type, Optional.of(subject), Optional.empty());
    }

    static Event of(Type type) {
        return new Event(type, Optional.empty(), Optional.empty());
    }

    static Event titled(Type type, Optional<String> title) {
        return new Event(type, Optional.empty(), title);
    }

    /** The same in a line of English, for clients that know only texts. */
    String text(User author) {
        String who = author.displayName();
        String whom = subject.map(User::displayName).orElse("");
        return switch (type) {
            case CREATED ->
                who + " created the group" + title.map(" “%s”"::formatted).orElse("");
            case JOINED -> who + " added " + whom;
            case LEFT -> who + " left";
            case REMOVED -> who + " removed " + whom;
            case RENAMED ->
                title.map(name -> who + " named the group “" + name + "”").orElse(who + " took away the group's name");
        };
    }
}
