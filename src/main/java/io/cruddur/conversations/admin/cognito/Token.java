package io.cruddur.conversations.admin.cognito;

import io.cruddur.conversations.admin.target.DevIssuer;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.admin.terminal.Terminal;
import io.cruddur.conversations.user.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a token of dev mode. There are none for production but those that Cognito gives to whoever signs in. */
@Command(
        name = "token",
        description = {
            "Print a token of dev mode, good for a day.",
            "curl localhost:4567/v1/me -H \"Authorization: Bearer $(conversations token andrewbrown)\""
        })
public final class Token implements Runnable {

    @Parameters(index = "0", paramLabel = "@handle", description = "Whose, like @andrewbrown.")
    private Handle handle;

    @Option(names = "--prod", description = "Refused: production's tokens are Cognito's.")
    private boolean prod;

    @Override
    public void run() {
        if (prod) {
            throw Failure.of(Exit.REFUSED, "There is no token for production but those that Cognito gives.")
                    .hint("Sign in to the frontend.");
        }
        Terminal.out().println(DevIssuer.running().token(handle.value()));
    }
}
