package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Diagnosis;
import io.cruddur.conversations.admin.terminal.Colour;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import io.cruddur.conversations.table.Provision;
import io.cruddur.conversations.table.Table;
import io.cruddur.conversations.table.TableConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The tables of the region, ours above all, as a whole. */
@ApplicationScoped
public class Tables {

    private static final Duration POLLS = Duration.ofSeconds(1);
    private static final int MOST_POLLS = 300;

    private final DynamoDbAsyncClient client;
    private final Table table;
    private final Safeguards safeguards;
    private final String name;

    Tables(DynamoDbAsyncClient client, Table table, Safeguards safeguards, TableConfig config) {
        this.client = client;
        this.table = table;
        this.safeguards = safeguards;
        this.name = config.name();
    }

    /** The names of all of them. */
    List<String> names() {
        Queue<String> names = new ConcurrentLinkedQueue<>();
        client.listTablesPaginator().tableNames().subscribe(names::add).join();
        return List.copyOf(names);
    }

    /** Makes ours what the service needs, and safe, if it has to be. */
    public void load(Optional<Provision> provision, boolean safe) {
        try {
            table.create(provision).await().indefinitely();
        } catch (IllegalStateException misfit) {
            throw Failure.of(Exit.FAILED, String.valueOf(misfit.getMessage()))
                    .hint("Nothing of it was changed: --table names another one.")
                    .from(misfit);
        }
        if (safe) {
            safeguards.switchOn().forEach(missing -> Terminal.note(Colour.WARNING, missing));
        }
    }

    /** Deletes one, and waits until it is gone. */
    void drop(String doomed, boolean unprotect) {
        if (unprotect) {
            safeguards.unprotect(doomed);
        }
        if (safeguards.isProtected(doomed)) {
            throw Failure.of(Exit.REFUSED, "Nothing was done: the table " + doomed + " is protected against deletion.")
                    .hint("--unprotect drops it all the same.");
        }
        client.deleteTable(delete -> delete.tableName(doomed)).join();
        client.waiter()
                .waitUntilTableNotExists(
                        describe -> describe.tableName(doomed),
                        waiter -> waiter.backoffStrategyV2(BackoffStrategy.fixedDelay(POLLS))
                                .maxAttempts(MOST_POLLS))
                .join();
    }

    /** All that DynamoDB tells of ours. */
    Fields describe() {
        var description = client.describeTable(describe -> describe.tableName(name))
                .join()
                .table();
        var timeToLive = client.describeTimeToLive(describe -> describe.tableName(name))
                .join()
                .timeToLiveDescription();
        return Description.of(description)
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
