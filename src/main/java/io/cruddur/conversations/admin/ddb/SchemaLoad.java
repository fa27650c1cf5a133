package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Terminal;
import io.cruddur.conversations.table.Provision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the table what the service needs, whether it is there or not. */
@Command(
        name = "schema-load",
        description = {
            "Create the table, or give one that is there what it lacks, and describe it.",
            "In production it can also be restored to any second, and is protected against deletion."
        })
final class SchemaLoad implements Runnable {

    @Mixin
    private Target target;

    @Mixin
    private Terminal terminal;

    @Option(
            names = "--provisioned",
            paramLabel = "<reads>/<writes>",
            description = "Give it so many capacity units a second. Default: on demand, or what it has.")
    private @Nullable Provision provision;

    @Override
    public void run() {
        target.table(Tables.class, tables -> {
            tables.load(Optional.ofNullable(provision), target.place().prod());
            terminal.one(tables.describe());
        });
    }
}
