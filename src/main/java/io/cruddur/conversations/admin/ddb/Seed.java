package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.SeedConversation;
import io.cruddur.conversations.admin.SeedLoad;
import io.cruddur.conversations.admin.target.Target;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Progress;
import io.cruddur.conversations.admin.terminal.Terminal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts conversations into the table, unless they are there already. */
@Command(
        name = "seed",
        description = {
            "Put the seed's conversation into the table: 104 messages of the people of the seed.",
            "With --conversations and --messages, a load of conversations of people load1, load2, … instead.",
            "What is there already stays; what was interrupted goes on."
        })
final class Seed implements Runnable {

    private static final int MOST = 1_000_000;

    @Mixin
    private Target target;

    @Mixin
    private Terminal terminal;

    @ArgGroup(exclusive = false)
    private @Nullable Load load;

    /** How much of a load. */
    static final class Load {
        @Option(
                names = "--conversations",
                required = true,
                paramLabel = "<number>",
                description = "So many conversations.")
        private int conversations;

        @Option(
                names = "--messages",
                required = true,
                paramLabel = "<number>",
                description = "So many messages in each.")
        private int messages;
    }

    @Override
    public void run() {
        if (load == null) {
            target.stores(
                    SeedConversation.class, seed -> print(1, seed.load().await().indefinitely()));
        } else {
            int conversations = inBounds(load.conversations);
            int messages = inBounds(load.messages);
            target.stores(SeedLoad.class, seed -> print(conversations, send(seed, conversations, messages)));
        }
    }

    private static int inBounds(int number) {
        if (number < 1 || number > MOST) {
            throw Failure.of(Exit.USAGE, "--conversations and --messages are 1 to %,d.".formatted(MOST));
        }
        return number;
    }

    private static long send(SeedLoad seed, int conversations, int messages) {
        try (var progress = Progress.of("Seeding conversations", conversations)) {
            return seed.load(conversations, messages)
                    .invoke(_ -> progress.advance(1))
                    .collect()
                    .with(Collectors.summingLong(Long::longValue))
                    .await()
                    .indefinitely();
        }
    }

    private void print(int conversations, long sent) {
        terminal.one(Fields.of("conversations", conversations).and("messages_sent", sent));
    }
}
