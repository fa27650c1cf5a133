package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Diagnosis;
import io.cruddur.conversations.table.TableConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;

/** Point in time recovery, by which the table can be restored to any second. DynamoDB Local doesn't know of it. */
@ApplicationScoped
class Backups {

    private static final Duration POLLS = Duration.ofSeconds(1);
    private static final int MOST_POLLS = 60;

    private final DynamoDbAsyncClient client;
    private final String name;

    Backups(DynamoDbAsyncClient client, TableConfig config) {
        this.client = client;
        this.name = config.name();
    }

    /** What there is, unless this DynamoDB has no such thing. */
    Optional<ContinuousBackupsDescription> describe() {
        return Uni.createFrom()
                .completionStage(() -> client.describeContinuousBackups(describe -> describe.tableName(name)))
                .map(response -> Optional.of(response.continuousBackupsDescription()))
                .onFailure(Diagnosis::isUnknownOperation)
                .recoverWithItem(Optional.empty())
                .await()
                .indefinitely();
    }

    /** Switches it on if it isn't, where it can be. A table that was created just now can't have it at first. */
    void switchOn() {
        if (describe().filter(backups -> !isOn(backups)).isPresent()) {
            Uni.createFrom()
                    .completionStage(() -> client.updateContinuousBackups(update -> update.tableName(name)
                            .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true))))
                    .replaceWithVoid()
                    .onFailure(ContinuousBackupsUnavailableException.class)
                    .retry()
                    .withBackOff(POLLS, POLLS)
                    .atMost(MOST_POLLS)
                    .await()
                    .indefinitely();
        }
    }

    private static boolean isOn(ContinuousBackupsDescription backups) {
        var recovery = backups.pointInTimeRecoveryDescription();
        return recovery != null && recovery.pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED;
    }
}
