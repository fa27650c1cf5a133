package io.cruddur.conversations.table;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The table as a whole: creating it, and telling how it differs from what the service needs. */
@ApplicationScoped
public class Table {

    private static final Logger LOG = Logger.getLogger(Table.class);

    private final DynamoDbAsyncClient client;
    private final String name;

    Table(DynamoDbAsyncClient client, TableConfig config) {
        this.client = client;
        this.name = config.name();
    }

    /** Creates the table if there is none, and waits until it can be used. */
    public Uni<Void> create() {
        return Uni.createFrom()
                .completionStage(() -> client.createTable(Shape.creation(name)))
                .chain(() -> Uni.createFrom()
                        .completionStage(
                                () -> client.waiter().waitUntilTableExists(describe -> describe.tableName(name))))
                .chain(() -> Uni.createFrom()
                        .completionStage(() -> client.updateTimeToLive(update -> update.tableName(name)
                                .timeToLiveSpecification(
                                        ttl -> ttl.enabled(true).attributeName(Write.EXPIRES_AT)))))
                .invoke(() -> LOG.infof("Created the table %s", name))
                .replaceWithVoid()
                .onFailure(ResourceInUseException.class)
                .recoverWithNull();
    }

    /**
     * Fails with {@code IllegalStateException}, naming what differs, when there is no table or the service can't use it;
     * warns of what it should have besides. Any other failure means that DynamoDB couldn't be asked.
     */
    public Uni<Void> verify() {
        return Uni.createFrom()
                .completionStage(() -> client.describeTable(describe -> describe.tableName(name)))
                .onFailure(ResourceNotFoundException.class)
                .transform(_ -> new IllegalStateException("There is no table " + name))
                .chain(this::examine)
                .replaceWithVoid();
    }

    private Uni<Void> examine(DescribeTableResponse description) {
        List<String> faults = Shape.faults(description.table());
        if (!faults.isEmpty()) {
            return Uni.createFrom()
                    .failure(new IllegalStateException(
                            "The table " + name + " can't be used: " + String.join("; ", faults)));
        }
        return Uni.createFrom()
                .completionStage(() -> client.describeTimeToLive(describe -> describe.tableName(name)))
                .invoke(ttl -> Shape.shortcomings(description.table(), ttl.timeToLiveDescription())
                        .forEach(shortcoming -> LOG.warnf("The table %s: %s", name, shortcoming)))
                .replaceWithVoid();
    }
}
