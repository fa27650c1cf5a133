package io.cruddur.conversations.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.DevServicesContext;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The stub and DynamoDB Local, each with a table of the same name, called side by side by the same SDK. */
final class Both implements AutoCloseable {

    private final DynamoStub stub = DynamoStub.start();
    private final DynamoDbAsyncClient stubbed;
    private final DynamoDbAsyncClient local;
    private String table;

    Both(DevServicesContext devServices) {
        Map<String, String> properties = devServices.devServicesProperties();
        stubbed = client(stub.address(), properties);
        local = client(URI.create(properties.get("quarkus.dynamodb.endpoint-override")), properties);
    }

    /** A table of which nobody knows yet. */
    void fresh() {
        table = "both" + UUID.randomUUID();
        create(stubbed).join();
        create(local).join();
    }

    private static DynamoDbAsyncClient client(URI endpoint, Map<String, String> properties) {
        var credentials = AwsBasicCredentials.create(
                properties.get("quarkus.dynamodb.aws.credentials.static-provider.access-key-id"),
                properties.get("quarkus.dynamodb.aws.credentials.static-provider.secret-access-key"));
        return DynamoDbAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(properties.get("quarkus.dynamodb.aws.region")))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    /** Creates the table of both. */
    CompletableFuture<?> create(DynamoDbAsyncClient client) {
        return client.createTable(creation -> creation.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                        key -> key.attributeName("pk").keyType(KeyType.HASH),
                        key -> key.attributeName("sk").keyType(KeyType.RANGE))
                .attributeDefinitions(
                        type -> type.attributeName("pk").attributeType(ScalarAttributeType.S),
                        type -> type.attributeName("sk").attributeType(ScalarAttributeType.S)));
    }

    String table() {
        return table;
    }

    DynamoDbAsyncClient stubbed() {
        return stubbed;
    }

    /** Calls both with the same, and tells what both answer; different answers are the end. */
    <R> Said say(BiFunction<DynamoDbAsyncClient, R, CompletableFuture<?>> call, R request) {
        Said expected = said(call.apply(local, request));
        assertThat(said(call.apply(stubbed, request))).as("%s", request).isEqualTo(expected);
        return expected;
    }

    private static Said said(CompletableFuture<?> answer) {
        try {
            return new Said("", fields((SdkPojo) answer.join()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof DynamoDbException refusal) {
                String code = refusal.awsErrorDetails().errorCode();
                return new Said(code, fields(refusal));
            }
            throw e;
        }
    }

    /** All that an answer says, but in which words; and what nothing costs, since DynamoDB Local takes nothing for it. */
    private static Map<String, Object> fields(Object answer) {
        var fields = new LinkedHashMap<String, Object>();
        for (SdkField<?> field : ((SdkPojo) answer).sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (value != null) {
                fields.put(field.memberName(), value);
            }
        }
        if (answer instanceof TransactionCanceledException cancelled) {
            fields.put("CancellationReasons", withoutWords(cancelled.cancellationReasons()));
        }
        boolean isNothing = answer instanceof QueryResponse query && query.scannedCount() == 0
                || answer instanceof GetItemResponse get && !get.hasItem();
        if (isNothing) {
            fields.remove("ConsumedCapacity");
        }
        return fields;
    }

    private static List<CancellationReason> withoutWords(List<CancellationReason> reasons) {
        return reasons.stream()
                .map(reason -> reason.toBuilder().message(null).build())
                .toList();
    }

    /**
     * What was answered.
     *
     * @param refusal the code of an exception, or nothing
     */
    record Said(String refusal, Map<String, Object> fields) {}

    /** Drops the table. */
    void drop() {
        local.deleteTable(drop -> drop.tableName(table)).join();
    }

    @Override
    public void close() {
        local.close();
        stubbed.close();
        stub.close();
    }
}
