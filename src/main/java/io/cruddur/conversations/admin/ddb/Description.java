package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.terminal.Fields;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/** What of DynamoDB's descriptions is worth printing. */
final class Description {

    private static final String OFF = "off";

    private Description() {}

    static Fields of(TableDescription table) {
        String keys = table.keySchema().stream()
                .map(key -> key.attributeName() + " (" + key.keyTypeAsString() + ")")
                .collect(Collectors.joining(", "));
        var indexes = table.globalSecondaryIndexes().stream()
                .map(index -> index.indexName())
                .toList();
        return Fields.of("table", table.tableName())
                .and("status", table.tableStatusAsString())
                .and("arn", table.tableArn())
                .and("created_at", table.creationDateTime())
                .and("keys", keys)
                .and("indexes", indexes.isEmpty() ? "none" : indexes)
                .and("items", table.itemCount())
                .and("bytes", table.tableSizeBytes())
                .and("capacity", capacity(table))
                .and("stream", stream(table))
                .and("deletion_protection", Boolean.TRUE.equals(table.deletionProtectionEnabled()) ? "on" : OFF);
    }

    static String of(TimeToLiveDescription timeToLive) {
        return Optional.ofNullable(timeToLive.attributeName())
                .map(attribute -> timeToLive.timeToLiveStatusAsString() + " on " + attribute)
                .orElse(OFF);
    }

    static String of(ContinuousBackupsDescription backups) {
        return Optional.ofNullable(backups.pointInTimeRecoveryDescription())
                .map(recovery -> "point in time recovery " + recovery.pointInTimeRecoveryStatusAsString())
                .orElse(OFF);
    }

    private static String capacity(TableDescription table) {
        var billing = table.billingModeSummary();
        if (billing != null && billing.billingMode() == BillingMode.PAY_PER_REQUEST) {
            return "on demand";
        }
        var provisioned = table.provisionedThroughput();
        return "provisioned %d/%d".formatted(provisioned.readCapacityUnits(), provisioned.writeCapacityUnits());
    }

    private static String stream(TableDescription table) {
        return Optional.ofNullable(table.streamSpecification())
                .map(stream -> stream.streamViewTypeAsString())
                .orElse(OFF);
    }
}
