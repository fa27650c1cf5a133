package io.cruddur.conversations;

import io.cruddur.conversations.admin.command.Commands;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Without arguments the server; with arguments one command, which ends with its exit code. */
@QuarkusMain
public final class Main {

    public static void main(String[] args) {
        if (args.length == 0) {
            Quarkus.run(args);
        } else {
            System.exit(Commands.execute(args));
        }
    }
}
