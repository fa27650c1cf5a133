package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.ddb.ReadConversation.Found;
import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.Handle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a page of a conversation as it is stored, whoever is in it. */
@Command(
        name = "get-conversation",
        description = "Print a conversation, the newest messages last, and what reading it has consumed.")
final class GetConversation implements Runnable {

    private static final int MOST = 1000;

    @Mixin
    private Target target;

    @Mixin
    private Terminal terminal;

    @Parameters(paramLabel = "<uuid>", description = "Which.")
    private ConversationId id;

    @Option(
            names = "--before",
            paramLabel = "<message>",
            description = "Only what is older than that message: its uuid or its time stamp.")
    private @Nullable String before;

    @Option(
            names = "--limit",
            paramLabel = "<messages>",
            defaultValue = "20",
            description = "So many at most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    public void run() {
        if (limit < 1 || limit > MOST) {
            throw Failure.of(Exit.USAGE, "--limit is 1 to " + MOST + ".");
        }
        Optional<String> below = Optional.ofNullable(before)
                .map(text -> MessageId.parse(text)
                        .map(message -> message.stamp().toString())
                        .orElse(text));
        target.table(ReadConversation.class, conversation -> print(conversation.read(id, below, limit)));
    }

    private void print(Found found) {
        Fields about = Fields.of("conversation", id)
                .and(found.head().map(GetConversation::fields).orElseGet(Fields::none));
        var messages = found.messages().stream().map(GetConversation::fields).toList();
        if (terminal.isJson()) {
            terminal.one(about.and("messages", messages)
                    .and("before", found.before())
                    .and("consumed", Amount.fields(found.units())));
        } else {
            terminal.one(about);
            terminal.text("");
            terminal.rows(messages);
            terminal.text("");
            found.before().ifPresent(stamp -> terminal.text("There are older ones: --before " + stamp));
            terminal.text("Consumed: " + Amount.of(found.units()));
        }
    }

    private static Fields fields(Head head) {
        var members = head.bySeniority().stream().map(member -> member.user().handle());
        return Fields.of("kind", head.kind())
                .and("title", head.title())
                .and("members", members.map(Handle::toString).toList())
                .and("last_seq", head.lastSeq());
    }

    /** The original's have no number. */
    private static Fields fields(Item message) {
        return Fields.of("created_at", message.sk())
                .and("seq", message.numberOrZero("seq"))
                .and("message_uuid", message.text("message_uuid"))
                .and("user_handle", message.text("user_handle"))
                .and("edited_at", message.text("edited_at"))
                .and("deleted_at", message.text("deleted_at"))
                .and("message", message.text("message"));
    }
}
