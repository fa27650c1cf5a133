package io.cruddur.conversations.admin.db;

import picocli.CommandLine.Command;

/** The commands about the database. */
@Command(
        name = "db",
        description = "The database in Postgres.",
        subcommands = {
            Create.class,
            Drop.class,
            SchemaLoad.class,
            Seed.class,
            UpdateCognitoUserIds.class,
            Setup.class,
            Test.class,
            Connect.class,
            Sessions.class,
            KillAll.class
        })
public final class Db {}
