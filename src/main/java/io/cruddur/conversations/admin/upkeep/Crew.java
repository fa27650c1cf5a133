package io.cruddur.conversations.admin.upkeep;

import io.cruddur.conversations.table.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several threads that share some work. The first failure ends it. */
@ApplicationScoped
public class Crew {

    private final Store store;
    private final UpkeepConfig config;

    Crew(Store store, UpkeepConfig config) {
        this.store = store;
        this.config = config;
    }

    /** How many work at once. */
    public int size() {
        return config.parallel();
    }

    /** Does all of the work. */
    public <T> void forEach(List<T> work, Consumer<T> job) {
        try (var threads = Executors.newFixedThreadPool(
                config.parallel(), Thread.ofVirtual().name("upkeep-", 0).factory())) {
            var done = new ExecutorCompletionService<Void>(threads);
            work.forEach(each -> done.submit(() -> job.accept(each), null));
            try {
                for (int i = 0; i < work.size(); i++) {
                    done.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException _) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
    }

    /** Reads the given segments of the table, each by a reader of its own. */
    public void scan(List<Integer> segments, int of, IntFunction<Consumer<Item>> reader) {
        forEach(segments, segment -> store.scan(segment, of, reader.apply(segment)));
    }

    /** Reads the whole table. */
    public void scan(IntFunction<Consumer<Item>> reader) {
        scan(IntStream.range(0, size()).boxed().toList(), size(), reader);
    }
}
