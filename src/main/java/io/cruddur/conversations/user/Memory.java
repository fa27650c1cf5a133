package io.cruddur.conversations.user;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * People, remembered by one of their keys. Keys asked for at the same time are one query; a key is never asked for twice
 * at once. While Postgres is down, people seen before are still known.
 */
@RegisterForReflection(
        classNames = { // Caffeine looks its generated classes up by name, and the native binary needs to be told
            "com.github.benmanes.caffeine.cache.PSAMS",
            "com.github.benmanes.caffeine.cache.SSMSA",
            "com.github.benmanes.caffeine.cache.SSSMSA"
        })
final class Memory<K> {

    private static final Logger LOG = Logger.getLogger(Memory.class);

    private final Function<Set<K>, Uni<Map<K, User>>> query;
    private final AsyncCache<K, Answer> answers;
    private final Cache<K, User> known;

    /** What a key stands for; {@code certain} when Postgres said so just now. */
    private record Answer(Optional<User> user, boolean certain) {}

    Memory(String name, Function<Set<K>, Uni<Map<K, User>>> query, UsersConfig config, MeterRegistry registry) {
        this.query = query;
        this.answers = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfter(Expiry.<K, Answer>creating((_, answer) ->
                        answer.certain() && answer.user().isPresent() ? config.fresh() : config.absent()))
                .recordStats()
                .buildAsync();
        this.known = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterAccess(config.known())
                .build();
        var _ = CaffeineCacheMetrics.monitor(registry, answers, "users." + name);
    }

    /** For each key what it stands for; keys are missing from the answer when Postgres is down and they aren't known. */
    Uni<Map<K, Optional<User>>> all(Set<K> keys) {
        return Uni.createFrom()
                .completionStage(() -> answers.getAll(keys, (missing, _) -> load(Set.copyOf(missing))))
                .map(found -> {
                    var users = HashMap.<K, Optional<User>>newHashMap(found.size());
                    found.forEach((key, answer) -> users.put(key, answer.user()));
                    return users;
                });
    }

    private CompletableFuture<Map<K, Answer>> load(Set<K> keys) {
        return query.apply(keys)
                .map(found -> certain(keys, found))
                .onFailure()
                .recoverWithItem(failure -> fallback(keys, failure))
                .subscribeAsCompletionStage();
    }

    private Map<K, Answer> certain(Set<K> keys, Map<K, User> found) {
        known.putAll(found);
        var answers = HashMap.<K, Answer>newHashMap(keys.size());
        for (K key : keys) {
            answers.put(key, new Answer(Optional.ofNullable(found.get(key)), true));
        }
        return answers;
    }

    private Map<K, Answer> fallback(Set<K> keys, Throwable failure) {
        LOG.warnf("People are answered from memory: %s", failure.getCause());
        var answers = new HashMap<K, Answer>();
        for (K key : keys) {
            @Nullable User user = known.getIfPresent(key);
            if (user != null) {
                answers.put(key, new Answer(Optional.of(user), false));
            }
        }
        return answers;
    }
}
