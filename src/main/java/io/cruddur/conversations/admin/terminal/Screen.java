package io.cruddur.conversations.admin.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether somebody is looking at what a stream says. */
enum Screen {
    OUT(1),
    ERR(2);

    private final int descriptor;

    Screen(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Found out when it is asked for: a native binary makes its constants while it is built, where nobody looks. */
    boolean isLooking() {
        return isTerminal(descriptor);
    }

    /** Whether it may be coloured: nobody may have set {@code NO_COLOR} (no-color.org). */
    boolean hasColour() {
        @Nullable String noColour = System.getenv("NO_COLOR");
        return isLooking() && (noColour == null || noColour.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    /** The console tells for both streams at once; where the system has links for them, they tell for each. */
    private static boolean isTerminal(int descriptor) {
        try {
            var file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            return file.startsWith("/dev/pts") || file.toString().startsWith("/dev/tty");
        } catch (IOException _) {
            return Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .isPresent();
        }
    }
}
