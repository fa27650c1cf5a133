package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.FreshHeads;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.conversation.Turns;
import io.cruddur.conversations.table.Dynamo;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes writers that share nothing but the table, as instances of the service do. */
@ApplicationScoped
class Writers {

    private final Dynamo dynamo;
    private final Messages messages;
    private final Rows rows;
    private final Commit commit;
    private final MessagesConfig config;

    Writers(Dynamo dynamo, Messages messages, Rows rows, Commit commit, MessagesConfig config) {
        this.dynamo = dynamo;
        this.messages = messages;
        this.rows = rows;
        this.commit = commit;
        this.config = config;
    }

    ChangeMessage anotherEditor() {
        return new ChangeMessage(FreshHeads.on(dynamo), messages, rows, new Turns(), commit, config);
    }

    SendMessage another() {
        return new SendMessage(new Append(FreshHeads.on(dynamo), messages, rows, new Turns(), commit));
    }
}
