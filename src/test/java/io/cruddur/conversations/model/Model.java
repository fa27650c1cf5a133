package io.cruddur.conversations.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What should be in the service: everybody's conversations, in plain collections. */
final class Model {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Comparator<Row> NEWEST_FIRST =
            Comparator.comparing(Row::at).reversed().thenComparing(Row::id);

    final List<Talk> talks = new ArrayList<>();
    private final Map<String, Used> keys = new HashMap<>();

    /** The number of the next conversation. */
    int number() {
        return talks.size();
    }

    Talk add(Talk talk) {
        talks.add(talk);
        return talk;
    }

    private final Map<Someone, Set<Someone>> blocks = new HashMap<>();

    void block(Someone blocker, Someone other, boolean blocked) {
        if (blocked) {
            blocked(blocker).add(other);
        } else {
            blocked(blocker).remove(other);
        }
        between(blocker, other).ifPresent(talk -> talk.parts.get(other).blocked = blocked);
    }

    /** Whom somebody has blocked. */
    Set<Someone> blocked(Someone blocker) {
        return blocks.computeIfAbsent(blocker, _ -> new HashSet<>());
    }

    Talk open(String id, Someone one, Someone other) {
        Talk talk = add(Talk.direct(number(), id, one, other));
        talk.parts.get(one).blocked = blocked(other).contains(one);
        talk.parts.get(other).blocked = blocked(one).contains(other);
        return talk;
    }

    Optional<Talk> between(Someone one, Someone other) {
        return talks.stream().filter(talk -> talk.isBetween(one, other)).findFirst();
    }

    List<Talk> of(Someone person) {
        return talks.stream().filter(talk -> talk.has(person)).toList();
    }

    /** Somebody's inbox, whole. */
    List<Row> inbox(Someone reader, boolean unread, boolean archived) {
        return of(reader).stream()
                .filter(talk -> !talk.said.isEmpty())
                .map(talk -> talk.row(reader))
                .filter(row -> row.archived() == archived && (!unread || row.unread() > 0))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /**
     * What the key of a post has been used for before, if that is what is answered; it counts for 7 days.
     *
     * @param status of the answer, if the key hadn't been used
     */
    Optional<Used> used(Post post, int status, Instant now) {
        Instant tried = status >= 400 ? now : post.writtenAt(this, now);
        return Optional.ofNullable(keys.get(name(post)))
                .filter(used -> used.at().plus(KEPT).getEpochSecond() >= tried.getEpochSecond())
                .filter(_ -> status < 400 || post.isAnsweredAgain(this));
    }

    void use(Post post, Used used) {
        keys.put(name(post), used);
    }

    private static String name(Post post) {
        return post.author() + " " + post.key();
    }
}
