package io.cruddur.conversations.admin.command;

import io.cruddur.conversations.admin.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = {"Print the completion for bash and zsh.", "To have it: source <(conversations completion)"})
final class Completion implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var root = spec.root();
        Terminal.out().print(AutoComplete.bash(root.name(), root.commandLine()));
    }
}
