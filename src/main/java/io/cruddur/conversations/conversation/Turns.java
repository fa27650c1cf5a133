package io.cruddur.conversations.conversation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the writers of one conversation that share this process go one after the other, in the order they came, instead of
 * racing for the head and losing. A courtesy: what keeps the data right is the condition on the head.
 */
@ApplicationScoped
public class Turns {

    private final ConcurrentHashMap<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /** Does the work when whoever came before for the same key is done, however that ended. */
    public <T> Uni<T> take(String key, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var mine = new CompletableFuture<@Nullable Void>();
            CompletableFuture<Void> before = last.put(key, mine);
            Uni<Void> turn = before == null
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().completionStage(before::copy);
            return turn.chain(_ -> work.get()).onTermination().invoke(() -> {
                last.remove(key, mine);
                mine.complete(null);
            });
        });
    }
}
