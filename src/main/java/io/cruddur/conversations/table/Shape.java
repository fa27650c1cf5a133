package io.cruddur.conversations.table;

import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The shape of the table: {@code pk} and {@code sk}, strings, no index; a stream of both images; TTL. */
final class Shape {

    private static final List<KeySchemaElement> KEYS = List.of(key(Item.PK, HASH), key(Item.SK, RANGE));
    private static final List<AttributeDefinition> KEY_TYPES = List.of(string(Item.PK), string(Item.SK));

    /** What the stream tells of each change. */
    static final StreamSpecification STREAM = StreamSpecification.builder()
            .streamEnabled(true)
            .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
            .build();

    private Shape() {}

    static CreateTableRequest creation(String table, Optional<Provision> provision) {
        var creation = CreateTableRequest.builder()
                .tableName(table)
                .keySchema(KEYS)
                .attributeDefinitions(KEY_TYPES)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .streamSpecification(STREAM);
        provision.ifPresent(
                units -> creation.billingMode(BillingMode.PROVISIONED).provisionedThroughput(units.throughput()));
        return creation.build();
    }

    /** What makes the table unusable: wrong keys, each named. */
    static List<String> faults(TableDescription table) {
        var faults = new ArrayList<String>();
        if (!table.keySchema().equals(KEYS)) {
            faults.add("its key is " + table.keySchema() + " and should be pk (HASH), sk (RANGE)");
        }
        for (AttributeDefinition type : KEY_TYPES) {
            if (!table.attributeDefinitions().contains(type)) {
                faults.add(type.attributeName() + " should be of type S");
            }
        }
        return faults;
    }

    /** What the service can do without, but should have. */
    static List<String> shortcomings(TableDescription table, TimeToLiveDescription timeToLive) {
        var shortcomings = new ArrayList<String>();
        var stream = table.streamSpecification();
        if (stream == null || stream.streamViewType() != StreamViewType.NEW_AND_OLD_IMAGES) {
            shortcomings.add("its stream should be on, with NEW_AND_OLD_IMAGES");
        }
        if (!Set.of(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING).contains(timeToLive.timeToLiveStatus())
                || !Write.EXPIRES_AT.equals(timeToLive.attributeName())) {
            shortcomings.add("its TTL should be on, with the attribute " + Write.EXPIRES_AT);
        }
        return shortcomings;
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition string(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
