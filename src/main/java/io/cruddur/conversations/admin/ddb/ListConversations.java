package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Colour;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import io.cruddur.conversations.conversation.InboxRow;
import io.cruddur.conversations.user.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints somebody's inbox, what they have put away included. */
@Command(name = "list-conversations", description = "List somebody's conversations, newest message first.")
final class ListConversations implements Runnable {

    @Mixin
    private Target target;

    @Mixin
    private Terminal terminal;

    @Parameters(paramLabel = "@<handle>", description = "Whose.")
    private Handle handle;

    @Option(
            names = "--limit",
            paramLabel = "<conversations>",
            defaultValue = "20",
            description = "So many at most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    public void run() {
        if (limit < 1) {
            throw Failure.of(Exit.USAGE, "--limit is 1 or more.");
        }
        target.stores(ReadInbox.class, inbox -> {
            var found = inbox.read(handle, limit);
            terminal.rows(found.rows().stream()
                    .map(row -> fields(found.names(row), row))
                    .toList());
            String more = found.more() ? "There are more: --limit shows them. " : "";
            Terminal.note(Colour.FAINT, more + Amount.of(found.units()) + ".");
        });
    }

    private Fields fields(String with, InboxRow row) {
        var latest = row.latest();
        return Fields.of("last_message_at", latest.at())
                .and("unread", row.unread())
                .and("with", with)
                .and("conversation", row.conversation())
                .and("state", state(row))
                .and("message", latest.text());
    }

    private static String state(InboxRow row) {
        return (row.muted() ? "muted " : "") + (row.archived() ? "archived" : "");
    }
}
