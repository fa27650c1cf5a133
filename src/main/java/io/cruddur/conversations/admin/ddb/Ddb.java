package io.cruddur.conversations.admin.ddb;

import picocli.CommandLine.Command;

/** The commands about the table. */
@Command(
        name = "ddb",
        description = "The table in DynamoDB.",
        subcommands = {ListTables.class, Describe.class})
public final class Ddb {}
