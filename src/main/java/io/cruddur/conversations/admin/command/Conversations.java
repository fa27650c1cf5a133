package io.cruddur.conversations.admin.command;

import io.cruddur.conversations.admin.cognito.Cognito;
import io.cruddur.conversations.admin.cognito.Token;
import io.cruddur.conversations.admin.cost.Cost;
import io.cruddur.conversations.admin.db.Db;
import io.cruddur.conversations.admin.ddb.Ddb;
import io.cruddur.conversations.admin.doctor.Doctor;
import io.cruddur.conversations.admin.setup.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The root of the commands. By itself it does nothing: without any argument the server runs instead. */
@Command(
        name = "conversations",
        description = {"The direct-message backend of Cruddur.", "Without arguments it serves."},
        versionProvider = Version.class,
        subcommands = {
            Setup.class,
            Ddb.class,
            Doctor.class,
            Db.class,
            Cognito.class,
            Cost.class,
            Token.class,
            HealthCheck.class,
            Completion.class
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "<command>",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nParameters:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:called in a way that it can't be",
            "3:refused: not confirmed, or the store doesn't let you",
            "4:a store couldn't be reached"
        })
final class Conversations {}
