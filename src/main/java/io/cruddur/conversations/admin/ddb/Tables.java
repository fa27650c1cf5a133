package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Diagnosis;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.table.TableConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The tables of the region as they are, ours above all. */
@ApplicationScoped
class Tables {

    private final DynamoDbAsyncClient client;
    private final String name;

    Tables(DynamoDbAsyncClient client, TableConfig config) {
        this.client = client;
        this.name = config.name();
    }

    /** The names of all of them. */
    List<String> names() {
        Queue<String> names = new ConcurrentLinkedQueue<>();
        client.listTablesPaginator().tableNames().subscribe(names::add).join();
        return List.copyOf(names);
    }

    /** All that DynamoDB tells of ours. */
    Fields describe() {
        var table = client.describeTable(describe -> describe.tableName(name))
                .join()
                .table();
        var timeToLive = client.describeTimeToLive(describe -> describe.tableName(name))
                .join()
                .timeToLiveDescription();
        return Description.of(table)
                .and("time_to_live", Description.of(timeToLive))
                .and("backups", backups());
    }

    /** DynamoDB Local doesn't know the question. */
    private String backups() {
        return client.describeContinuousBackups(describe -> describe.tableName(name))
                .thenApply(response -> Description.of(response.continuousBackupsDescription()))
                .exceptionallyCompose(failure -> Diagnosis.isUnknownOperation(failure)
                        ? CompletableFuture.completedFuture("unknown to this DynamoDB")
                        : CompletableFuture.failedFuture(failure))
                .join();
    }
}
