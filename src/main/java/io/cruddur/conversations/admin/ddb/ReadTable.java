package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.terminal.Progress;
import io.cruddur.conversations.table.Consumption;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Range;
import io.cruddur.conversations.table.TableConfig;
import io.cruddur.conversations.table.Units;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Reads the whole table, page after page, several parts of it at once if that is asked for. Eventually consistent. */
@ApplicationScoped
class ReadTable {

    private static final int SMALLEST_PAGE = 25;
    private static final int LARGEST_PAGE = 1000;

    private final Dynamo dynamo;
    private final DynamoDbAsyncClient client;
    private final Consumption consumption;
    private final String name;

    ReadTable(Dynamo dynamo, DynamoDbAsyncClient client, Consumption consumption, TableConfig config) {
        this.dynamo = dynamo;
        this.client = client;
        this.consumption = consumption;
        this.name = config.name();
    }

    /** Which items, and how many of them at most, if not all. */
    record Request(int segments, Optional<Long> limit, Predicate<Item> wanted) {}

    /** How much was handed over, and how much was read for it. */
    record Read(long handed, long scanned, Units units) {}

    /** Hands the items to the consumer, on the thread of the caller. */
    Read read(Request request, Consumer<Item> consumer) {
        var handed = new AtomicLong();
        long scanned = 0;
        try (var progress = Progress.of("Scanning", size())) {
            for (Range page : pages(request, handed).subscribe().asIterable()) {
                scanned += page.items().size();
                progress.advance(page.items().size());
                page.items().stream()
                        .filter(request.wanted())
                        .limit(left(request, handed))
                        .peek(_ -> handed.incrementAndGet())
                        .forEach(consumer);
            }
        }
        return new Read(handed.get(), scanned, consumption.soFar());
    }

    private Multi<Range> pages(Request request, AtomicLong handed) {
        return Multi.createFrom()
                .items(IntStream.range(0, request.segments()).boxed())
                .onItem()
                .transformToMulti(segment -> segment(request, handed, segment))
                .merge(request.segments());
    }

    private Multi<Range> segment(Request request, AtomicLong handed, int segment) {
        var last = new AtomicReference<Optional<Item>>(Optional.empty());
        return Multi.createBy()
                .repeating()
                .uni(() -> dynamo.scan("scan", segment, request.segments(), last.get(), page(request, handed))
                        .invoke(range -> {
                            if (!range.items().isEmpty()) {
                                last.set(Optional.of(range.items().getLast()));
                            }
                        }))
                .whilst(range -> range.more() && left(request, handed) > 0);
    }

    private static long left(Request request, AtomicLong handed) {
        return request.limit().orElse(Long.MAX_VALUE) - handed.get();
    }

    /** Not much more than is wanted, in case most of it is. */
    private static OptionalInt page(Request request, AtomicLong handed) {
        return request.limit().isPresent()
                ? OptionalInt.of(Math.clamp(left(request, handed), SMALLEST_PAGE, LARGEST_PAGE))
                : OptionalInt.empty();
    }

    /** As of some hours ago. */
    private long size() {
        return client.describeTable(describe -> describe.tableName(name))
                .join()
                .table()
                .itemCount();
    }
}
