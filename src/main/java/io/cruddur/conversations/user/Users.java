package io.cruddur.conversations.user;

import io.cruddur.conversations.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The people of Postgres, through a bounded memory. A changed name shows within a minute (config). */
@ApplicationScoped
public class Users {

    private final UserQueries queries;
    private final Memory<UserId> ids;
    private final Memory<Handle> handles;
    private final Memory<Subject> subjects;

    Users(UserQueries queries, UsersConfig config, MeterRegistry registry) {
        this.queries = queries;
        ids = new Memory<>("ids", queries::byIds, config, registry);
        handles = new Memory<>("handles", queries::byHandles, config, registry);
        subjects = new Memory<>("subjects", queries::bySubjects, config, registry);
    }

    /**
     * Those of the people that can be found, in at most one query. Never fails: whoever is missing is deleted, or unknown
     * while Postgres is down, and a caller falls back on the copies it has.
     */
    public Uni<Map<UserId, User>> byIds(Set<UserId> wanted) {
        return ids.all(wanted).map(found -> {
            var users = new HashMap<UserId, User>();
            found.forEach((id, user) -> user.ifPresent(present -> users.put(id, present)));
            return users;
        });
    }

    /** The same, but it fails with {@code Unavailable} if it can't tell who is missing. */
    public Uni<Map<UserId, User>> certainlyByIds(Set<UserId> wanted) {
        return ids.all(wanted).map(found -> found(wanted, found));
    }

    /** The person with a handle, case-sensitive; fails with {@code Unavailable} if that can't be told. */
    public Uni<Optional<User>> byHandle(Handle handle) {
        return isStorable(handle.value())
                ? one(handles, handle)
                : Uni.createFrom().item(Optional.empty());
    }

    /** The people with those handles, in at most one query; fails as above. */
    public Uni<Map<Handle, User>> byHandles(Set<Handle> wanted) {
        var storable =
                wanted.stream().filter(handle -> isStorable(handle.value())).collect(Collectors.toSet());
        return handles.all(storable).map(found -> found(storable, found));
    }

    private static <K> Map<K, User> found(Set<K> wanted, Map<K, Optional<User>> found) {
        if (!found.keySet().containsAll(wanted)) {
            throw Problem.Unavailable.of("Postgres").failure();
        }
        var users = new HashMap<K, User>();
        found.forEach((key, user) -> user.ifPresent(present -> users.put(key, present)));
        return users;
    }

    /** The person a token speaks for; fails with {@code Unavailable} if that can't be told. */
    public Uni<Optional<User>> bySubject(Subject subject) {
        boolean possible = isStorable(subject.value()) && !subject.value().equals(Subject.UNMATCHED);
        return possible ? one(subjects, subject) : Uni.createFrom().item(Optional.empty());
    }

    /** Whether Postgres answers; fails with {@code Unavailable} if it doesn't. */
    public Uni<Void> reach() {
        return queries.nothing();
    }

    private static <K> Uni<Optional<User>> one(Memory<K> memory, K key) {
        return memory.all(Set.of(key)).map(found -> {
            if (!found.containsKey(key)) {
                throw Problem.Unavailable.of("Postgres").failure();
            }
            return found.getOrDefault(key, Optional.empty());
        });
    }

    /** Postgres has no text with NUL in it, and refuses a query that has. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0;
    }
}
