package io.cruddur.conversations.admin.ddb;

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
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The tables of the region, ours above all, as a whole. */
@ApplicationScoped
public class Tables {

    private static final Duration POLLS = Duration.ofSeconds(1);
    private static final int MOST_POLLS = 300;

    private final DynamoDbAsyncClient client;
    private final Table table;
    private final Backups backups;
    private final String name;

    Tables(DynamoDbAsyncClient client, Table table, Backups backups, TableConfig config) {
        this.client = client;
        this.table = table;
        this.backups = backups;
        this.name = config.name();
    }

    /** The names of all of them. */
    List<String> names() {
        Queue<String> names = new ConcurrentLinkedQueue<>();
        client.listTablesPaginator().tableNames().subscribe(names::add).join();
        return List.copyOf(names);
    }

    /** Makes ours what the service needs, and safe from mistakes, if it has to be. */
    public void load(Optional<Provision> provision, boolean safe) {
        try {
            table.create(provision).await().indefinitely();
        } catch (IllegalStateException misfit) {
            throw Failure.of(Exit.FAILED, String.valueOf(misfit.getMessage()))
                    .hint("Nothing of it was changed: --table names another one.")
                    .from(misfit);
        }
        if (safe) {
            protect(true);
            backups.switchOn();
            if (backups.describe().isEmpty()) {
                Terminal.note(Colour.WARNING, "This DynamoDB has no point in time recovery.");
            }
        }
    }

    /** Deletes ours, and waits until it is gone. */
    void drop(boolean unprotect) {
        if (unprotect) {
            protect(false);
        }
        if (isProtected()) {
            throw Failure.of(Exit.REFUSED, "Nothing was done: the table " + name + " is protected against deletion.")
                    .hint("--unprotect drops it all the same.");
        }
        client.deleteTable(delete -> delete.tableName(name)).join();
        client.waiter()
                .waitUntilTableNotExists(
                        describe -> describe.tableName(name),
                        waiter -> waiter.backoffStrategyV2(BackoffStrategy.fixedDelay(POLLS))
                                .maxAttempts(MOST_POLLS))
                .join();
    }

    /** All that DynamoDB tells of ours. */
    Fields describe() {
        var timeToLive = client.describeTimeToLive(describe -> describe.tableName(name))
                .join()
                .timeToLiveDescription();
        return Description.of(described())
                .and("time_to_live", Description.of(timeToLive))
                .and("backups", backups.describe().map(Description::of).orElse("unknown to this DynamoDB"));
    }

    private void protect(boolean on) {
        if (isProtected() != on) {
            client.updateTable(update -> update.tableName(name).deletionProtectionEnabled(on))
                    .join();
            table.active().await().indefinitely();
        }
    }

    private boolean isProtected() {
        return Boolean.TRUE.equals(described().deletionProtectionEnabled());
    }

    private TableDescription described() {
        return client.describeTable(describe -> describe.tableName(name)).join().table();
    }
}
