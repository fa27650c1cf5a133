package io.cruddur.conversations.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What commands do when somebody sits in front of them. */
@EnabledOnOs(OS.LINUX)
class TerminalIT {

    private static final String ESCAPE = "\u001b[";

    private final String table = "t" + UUID.randomUUID();
    private final Shell shell = Shell.onSite(table).with("TERM", "xterm");
    private final String endpoint = shell.environment().get("AWS_ENDPOINT_URL");

    @Test
    void shouldColourWhatSomebodyLooksAtUnlessTheyDontWantIt() {
        assertThat(shell.callOnTerminal("", "ddb", "list-tables").out()).contains(ESCAPE, "TABLE");
        assertThat(shell.with("NO_COLOR", "1")
                        .callOnTerminal("", "ddb", "list-tables")
                        .out())
                .contains("TABLE")
                .doesNotContain(ESCAPE);
    }

    @Test
    void shouldAskBeforeItDropsProductionsTable() {
        shell.call("ddb", "schema-load");

        Called refused = shell.callOnTerminal("yes\n", "ddb", "drop", "--prod", "--endpoint-url", endpoint);
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.out()).contains("PRODUCTION", "Type " + table + " to drop the table", "Nothing was done");
        assertThat(Shell.tables(table).names()).contains(table);

        Called dropped = shell.callOnTerminal(table + "\n", "ddb", "drop", "--prod", "--endpoint-url", endpoint);
        assertThat(dropped.exit()).isZero();
        assertThat(Shell.tables(table).names()).doesNotContain(table);
    }

    @Test
    void shouldShowHowFarItHasCome() {
        shell.call("ddb", "schema-load");

        Called seeded = shell.callOnTerminal("", "ddb", "seed", "--conversations", "20", "--messages", "20");

        assertThat(seeded.exit()).isZero();
        assertThat(seeded.out()).contains("Seeding conversations [", "of 20", "\r" + ESCAPE + "K");
    }
}
