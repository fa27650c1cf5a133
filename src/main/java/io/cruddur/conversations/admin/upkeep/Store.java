package io.cruddur.conversations.admin.upkeep;

import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Consumption;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Range;
import io.cruddur.conversations.table.SetAside;
import io.cruddur.conversations.table.Units;
import io.cruddur.conversations.table.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The stores, for a command: its calls block, and wait while DynamoDB throttles or is away for a while. A transaction whose
 * outcome was lost is repeated as well, so the writes of a command are such that a repetition is refused.
 */
@ApplicationScoped
public class Store {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int PAGE = 1000;
    private static final Predicate<Throwable> MAY_PASS = ProblemException.isOf(Kind.UNAVAILABLE);

    private final Dynamo dynamo;
    private final SetAside aside;
    private final Consumption consumption;
    private final UpkeepConfig config;

    Store(Dynamo dynamo, SetAside aside, Consumption consumption, UpkeepConfig config) {
        this.dynamo = dynamo;
        this.aside = aside;
        this.consumption = consumption;
        this.config = config;
    }

    /** What has been consumed so far. */
    public Units consumed() {
        return consumption.soFar();
    }

    /** One item: strongly consistent, 1 RCU for each 4 KB begun. */
    public Optional<Item> get(String pk, String sk) {
        return now(dynamo.get("upkeep", pk, sk));
    }

    /** All items of a partition, the lowest first: strongly consistent, 1 RCU for each 4 KB begun. */
    public List<Item> partition(String pk) {
        var items = new ArrayList<Item>();
        boolean more = true;
        while (more) {
            Optional<String> below = items.isEmpty()
                    ? Optional.empty()
                    : Optional.of(items.getLast().sk());
            Range range = now(dynamo.newest("upkeep", pk, below, PAGE));
            items.addAll(range.items());
            more = range.more();
        }
        return items.reversed();
    }

    /** All items of a segment, in its order: eventually consistent, half an RCU for each 4 KB begun. */
    public void scan(int segment, int segments, Consumer<Item> consumer) {
        Optional<Item> last = Optional.empty();
        boolean more = true;
        while (more) {
            Range range = now(dynamo.scan("upkeep", segment, segments, last));
            range.items().forEach(consumer);
            more = range.more() && !range.items().isEmpty();
            last = range.items().isEmpty()
                    ? Optional.empty()
                    : Optional.of(range.items().getLast());
        }
    }

    /** The writes that keep a copy of an item aside; none if there is one already. */
    public List<Write> copyAside(Item item) {
        return now(aside.copy(item));
    }

    /** The writes that set an item aside. */
    public List<Write> moveAside(Item item) {
        return now(aside.move(item));
    }

    /** All of the writes or none. */
    public Outcome transact(List<Write> writes) {
        return now(dynamo.transact("upkeep", writes));
    }

    /** Does it, and does it again while DynamoDB throttles or is down, until patience is at an end. */
    public <T> T now(Uni<T> call) {
        Uni<T> patient = config.patience().isZero()
                ? call
                : call.onFailure(MAY_PASS)
                        .retry()
                        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                        .expireIn(config.patience().toMillis());
        try {
            return patient.await().atMost(LONGEST_CALL.plus(config.patience()));
        } catch (IllegalStateException e) {
            // That patience is at an end says nothing of what it was for.
            throw e.getCause() instanceof ProblemException problem ? problem : e;
        }
    }

    /** Does it; if a store can't be reached at the very beginning, it is probably another one that is meant. */
    public <T> T once(Uni<T> call) {
        return call.await().atMost(LONGEST_CALL);
    }
}
