package io.cruddur.conversations.table;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The table as a whole: creating it, and telling how it differs from what the service needs. */
@ApplicationScoped
public class Table {

    private static final Logger LOG = Logger.getLogger(Table.class);

    private static final Duration POLLS = Duration.ofSeconds(1);
    private static final int MOST_POLLS = 120;

    private final DynamoDbAsyncClient client;
    private final String name;

    Table(DynamoDbAsyncClient client, TableConfig config) {
        this.client = client;
        this.name = config.name();
    }

    /**
     * Creates the table if there is none, waits until it can be used, and switches on what it lacks: a start that was cut off
     * is finished by the next. Fails with {@code IllegalStateException} for a table that the service can't use.
     */
    public Uni<Void> create() {
        return create(Optional.empty());
    }

    /** The same, with capacity of its own, if it is given any; without, a table that is there keeps what it has. */
    public Uni<Void> create(Optional<Provision> provision) {
        return asked(() -> client.createTable(Shape.creation(name, provision)))
                .invoke(() -> LOG.infof("Creating the table %s", name))
                .replaceWithVoid()
                .onFailure(ResourceInUseException.class)
                .recoverWithNull()
                .chain(this::active)
                .invoke(this::requireFitting)
                .chain(table -> provide(table, provision))
                .chain(this::switchOn);
    }

    /** The table, when it can be used: waits while it is being created or changed. */
    public Uni<TableDescription> active() {
        return asked(() -> client.waiter()
                        .waitUntilTableExists(
                                describe -> describe.tableName(name),
                                waiter -> waiter.backoffStrategyV2(BackoffStrategy.fixedDelay(POLLS))
                                        .maxAttempts(MOST_POLLS)))
                .chain(() -> asked(() -> client.describeTable(describe -> describe.tableName(name))))
                .map(DescribeTableResponse::table);
    }

    private Uni<TableDescription> provide(TableDescription table, Optional<Provision> provision) {
        return provision
                .filter(units -> !units.isOf(table))
                .map(units -> asked(() -> client.updateTable(update -> update.tableName(name)
                                .billingMode(BillingMode.PROVISIONED)
                                .provisionedThroughput(units.throughput())))
                        .chain(this::active))
                .orElseGet(() -> Uni.createFrom().item(table));
    }

    private Uni<Void> switchOn(TableDescription table) {
        return switchStreamOn(table)
                .chain(this::timeToLive)
                .chain(ttl -> ttl.timeToLiveStatus() == TimeToLiveStatus.DISABLED
                        ? switchTimeToLiveOn()
                        : Uni.createFrom().voidItem())
                .chain(this::verify);
    }

    /** A stream of another kind has its readers, so it stays as it is. */
    private Uni<Void> switchStreamOn(TableDescription table) {
        if (table.streamSpecification() != null) {
            return Uni.createFrom().voidItem();
        }
        return asked(() -> client.updateTable(update -> update.tableName(name).streamSpecification(Shape.STREAM)))
                .invoke(() -> LOG.infof("Switched the stream of the table %s on", name))
                .chain(this::active)
                .replaceWithVoid();
    }

    /** Somebody else may have done it meanwhile, which DynamoDB refuses to do again. */
    private Uni<Void> switchTimeToLiveOn() {
        return asked(() -> client.updateTimeToLive(update -> update.tableName(name)
                        .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(Write.EXPIRES_AT))))
                .invoke(() -> LOG.infof("Switched the TTL of the table %s on", name))
                .replaceWithVoid()
                .onFailure(DynamoDbException.class)
                .recoverWithUni(refusal -> timeToLive()
                        .chain(ttl -> ttl.timeToLiveStatus() == TimeToLiveStatus.DISABLED
                                ? Uni.createFrom().failure(refusal)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<TimeToLiveDescription> timeToLive() {
        return asked(() -> client.describeTimeToLive(describe -> describe.tableName(name)))
                .map(DescribeTimeToLiveResponse::timeToLiveDescription);
    }

    /**
     * Fails with {@code IllegalStateException}, naming what differs, when there is no table or the service can't use it;
     * warns of what it should have besides. Any other failure means that DynamoDB couldn't be asked.
     */
    public Uni<Void> verify() {
        return asked(() -> client.describeTable(describe -> describe.tableName(name)))
                .onFailure(ResourceNotFoundException.class)
                .transform(_ -> new IllegalStateException("There is no table " + name))
                .map(DescribeTableResponse::table)
                .invoke(this::requireFitting)
                .chain(table -> timeToLive()
                        .invoke(ttl -> Shape.shortcomings(table, ttl)
                                .forEach(shortcoming -> LOG.warnf("The table %s: %s", name, shortcoming))))
                .replaceWithVoid();
    }

    private void requireFitting(TableDescription table) {
        List<String> faults = Shape.faults(table);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The table " + name + " can't be used: " + String.join("; ", faults));
        }
    }

    private static <T> Uni<T> asked(Supplier<CompletionStage<T>> call) {
        return Uni.createFrom().completionStage(call);
    }
}
