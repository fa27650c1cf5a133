package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.FreshHeads;
import io.cruddur.conversations.conversation.Inbox;
import io.cruddur.conversations.conversation.Turns;
import io.cruddur.conversations.table.Dynamo;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes writers that share nothing but the table, as instances of the service do. */
@ApplicationScoped
class Writers {

    private final Dynamo dynamo;
    private final Messages messages;
    private final Inbox inbox;
    private final Commit commit;

    Writers(Dynamo dynamo, Messages messages, Inbox inbox, Commit commit) {
        this.dynamo = dynamo;
        this.messages = messages;
        this.inbox = inbox;
        this.commit = commit;
    }

    SendMessage another() {
        return new SendMessage(FreshHeads.on(dynamo), messages, inbox, new Turns(), commit);
    }
}
