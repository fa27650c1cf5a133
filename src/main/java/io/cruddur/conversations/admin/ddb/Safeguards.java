package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Diagnosis;
import io.cruddur.conversations.table.TableConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;

/** What keeps production's conversations from being lost by a mistake: point in time recovery, deletion protection. */
@ApplicationScoped
class Safeguards {

    private static final Duration POLLS = Duration.ofSeconds(1);
    private static final int MOST_POLLS = 300;

    private final DynamoDbAsyncClient client;
    private final String name;

    Safeguards(DynamoDbAsyncClient client, TableConfig config) {
        this.client = client;
        this.name = config.name();
    }

    /** Switches on what isn't, and tells what this DynamoDB doesn't have. */
    List<String> switchOn() {
        var missing = new ArrayList<String>();
        if (!isProtected(name)) {
            protect(name, true);
        }
        try {
            if (!isRestorable()) {
                client.updateContinuousBackups(update -> update.tableName(name)
                                .pointInTimeRecoverySpecification(
                                        recovery -> recovery.pointInTimeRecoveryEnabled(true)))
                        .join();
            }
        } catch (CompletionException failure) {
            if (!Diagnosis.isUnknownOperation(failure)) {
                throw failure;
            }
            missing.add("This DynamoDB has no point in time recovery.");
        }
        return missing;
    }

    boolean isProtected(String table) {
        return Boolean.TRUE.equals(client.describeTable(describe -> describe.tableName(table))
                .join()
                .table()
                .deletionProtectionEnabled());
    }

    /** Lets a table be deleted. */
    void unprotect(String table) {
        if (isProtected(table)) {
            protect(table, false);
        }
    }

    private void protect(String table, boolean on) {
        client.updateTable(update -> update.tableName(table).deletionProtectionEnabled(on))
                .join();
        client.waiter()
                .waitUntilTableExists(
                        describe -> describe.tableName(table),
                        waiter -> waiter.backoffStrategyV2(BackoffStrategy.fixedDelay(POLLS))
                                .maxAttempts(MOST_POLLS))
                .join();
    }

    /** A table that was created just now has no backups at first. */
    private boolean isRestorable() {
        var backups = client.describeContinuousBackups(describe -> describe.tableName(name))
                .join()
                .continuousBackupsDescription();
        return backups.continuousBackupsStatus() == ContinuousBackupsStatus.ENABLED
                && backups.pointInTimeRecoveryDescription() != null
                && backups.pointInTimeRecoveryDescription().pointInTimeRecoveryStatus()
                        == PointInTimeRecoveryStatus.ENABLED;
    }
}
