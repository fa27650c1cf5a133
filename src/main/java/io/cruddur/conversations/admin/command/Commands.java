package io.cruddur.conversations.admin.command;

import io.cruddur.conversations.admin.terminal.Colour;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/**
 * Reads the arguments, runs the command that they call, and says in one line why it failed, if it did. What needs no store
 * needs no configuration either: the application is started by the command, not for it.
 */
public final class Commands {

    private Commands() {}

    /** The exit code of what the arguments say. */
    public static int execute(String... args) {
        int code = line().execute(args);
        Terminal.out().flush();
        return code;
    }

    /** All commands. */
    static CommandLine line() {
        return Converters.register(new CommandLine(new Conversations()))
                .setOut(new PrintWriter(Terminal.out(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.hasColour() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(Terminal.hasColour())
                .setParameterExceptionHandler((failure, _) -> misused(failure))
                .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
    }

    private static int misused(ParameterException failure) {
        complain(
                sentence(String.valueOf(failure.getMessage())),
                "See `" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
        return Exit.USAGE.code();
    }

    /** The first line: further ones are suggestions. */
    private static String sentence(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.endsWith(".") ? line : line + ".";
    }

    private static int failed(Exception exception, CommandLine command) {
        Failure failure = exception instanceof Failure known
                ? known
                : Failure.of(Exit.FAILED, exception.toString()).from(exception);
        complain(sentence(String.valueOf(failure.getMessage())), failure.hint().orElse(""));
        if (command.getParseResult().hasMatchedOption("--stacktrace")) {
            exception.printStackTrace();
        }
        return failure.exit().code();
    }

    private static void complain(String what, String hint) {
        Terminal.note(Colour.BAD, hint.isEmpty() ? what : what + " " + hint);
    }
}
