package io.cruddur.conversations.admin.cognito;

import picocli.CommandLine.Command;

/** The commands about the user pool. */
@Command(name = "cognito", description = "The user pool in Cognito.", subcommands = ListUsers.class)
public final class Cognito {}
