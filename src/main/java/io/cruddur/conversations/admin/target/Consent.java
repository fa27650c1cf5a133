package io.cruddur.conversations.admin.target;

import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What a command that destroys something asks for before it does so to production: the name of what it destroys, typed, or
 * given as an option. A mixin.
 */
public final class Consent {

    @Option(
            names = "--yes",
            paramLabel = "<name>",
            description = "In production: don't ask, this is the name of what may be lost.")
    private @Nullable String yes;

    /**
     * Returns if it may be done; fails with {@code REFUSED} if it mayn't.
     *
     * @param deed what will be done to it, as in "drop the table"
     */
    public void obtain(Place place, String deed, String name) {
        if (place.prod() && !name.equals(yes == null ? typed(deed, name) : yes)) {
            throw Failure.of(
                    Exit.REFUSED, "Nothing was done: that isn't the name of what would be lost, " + name + ".");
        }
    }

    private static String typed(String deed, String name) {
        return Terminal.ask("Type %s to %s: ".formatted(name, deed))
                .orElseThrow(() -> Failure.of(Exit.REFUSED, "Nothing was done: nobody is here to confirm that.")
                        .hint("A script says --yes=" + name + " to " + deed + "."));
    }
}
