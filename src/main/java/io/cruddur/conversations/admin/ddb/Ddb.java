package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.adopt.Adopt;
import picocli.CommandLine.Command;

/** The commands about the table. */
@Command(
        name = "ddb",
        description = "The table in DynamoDB.",
        subcommands = {
            ListTables.class,
            SchemaLoad.class,
            Describe.class,
            Drop.class,
            Seed.class,
            Scan.class,
            ListConversations.class,
            GetConversation.class,
            Patterns.class,
            Adopt.class
        })
public final class Ddb {}
