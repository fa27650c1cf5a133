package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.table.CapacityModel;
import io.cruddur.conversations.table.Consumption;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Units;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Tells what work in one conversation asks DynamoDB for and what it costs: reads as DynamoDB reports them, writes by its
 * documented rules from the items before and after, since DynamoDB Local misreports them.
 */
@ApplicationScoped
class Meter {

    private static final int ALL = 1000;

    private final Dynamo dynamo;
    private final Wire wire;
    private final Consumption consumption;

    Meter(Dynamo dynamo, Wire wire, Consumption consumption) {
        this.dynamo = dynamo;
        this.wire = wire;
        this.consumption = consumption;
    }

    /** In a conversation of two people who have no other. */
    There of(ConversationId id, UserId one, UserId other) {
        return new There(
                List.of(Heads.partition(id), Rows.partition(one), Rows.partition(other), Pairs.partition(one, other)));
    }

    /** The partitions of a conversation. */
    final class There {

        private final List<String> partitions;

        private There(List<String> partitions) {
            this.partitions = partitions;
        }

        Pattern measure(String letter, String what, Uni<?> work) {
            var before = CapacityModel.byKey(items());
            var unitsBefore = consumption.soFar();
            var requests = wire.during(() -> work.await().indefinitely());
            var reported = consumption.soFar().minus(unitsBefore);
            var model = new CapacityModel(before, CapacityModel.byKey(items()));
            int writes = requests.stream()
                    .filter(TransactWriteItemsRequest.class::isInstance)
                    .map(TransactWriteItemsRequest.class::cast)
                    .mapToInt(model::writeUnits)
                    .sum();
            return new Pattern(
                    letter,
                    what,
                    requests.stream().map(RequestText::of).flatMap(List::stream).toList(),
                    new Units(reported.reads(), writes));
        }

        /** Deletes all that is in them. */
        void clear() {
            var deletions = items().stream()
                    .map(item -> Write.delete(item.pk(), item.sk()))
                    .toList();
            if (!deletions.isEmpty()) {
                dynamo.transact("patterns", deletions).await().indefinitely();
            }
        }

        private List<Item> items() {
            return partitions.stream().flatMap(this::items).toList();
        }

        private Stream<Item> items(String partition) {
            return dynamo.newest("patterns", partition, Optional.empty(), ALL).await().indefinitely().items().stream();
        }
    }
}
