package io.cruddur.conversations.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page of commands: what they say of themselves is what is checked in. */
class CommandsPageTest {

    private static final Path CHECKED_IN = Path.of("docs", "commands.md");
    private static final int WIDTH = 110;
    private static final String EXIT_CODES = "\nExit codes:";

    @Test
    void shouldBeWhatIsCheckedIn() throws IOException {
        var page = new StringBuilder("""
                # Commands

                Each is `java -jar quarkus-run.jar <command>`, or the native binary with `<command>`; here both are called
                `conversations`. What they print, and where they act, is in the [README](../README.md#commands).

                ```
                %s```
                """.formatted(usage(Commands.line())));
        all(Commands.line()).skip(1).forEach(command -> page.append(section(command)));

        if (Boolean.getBoolean("commands.write")) {
            Files.writeString(CHECKED_IN, page);
        }

        assertThat(CHECKED_IN)
                .as("If the commands are meant to change: ./mvnw test -Dtest=CommandsPageTest -Dcommands.write")
                .hasContent(page.toString());
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandsPageTest::all));
    }

    /** The exit codes are the same for all. */
    private static String section(CommandLine command) {
        return """

                ## %s

                ```
                %s
                ```
                """.formatted(
                        command.getCommandSpec().qualifiedName(),
                        usage(command).split(EXIT_CODES, 2)[0].strip());
    }

    private static String usage(CommandLine command) {
        return command.setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH).getUsageMessage(Ansi.OFF);
    }
}
