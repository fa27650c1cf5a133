package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.FreshHeads;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.conversation.Turns;
import io.cruddur.conversations.table.Dynamo;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes writers that share nothing but the table, as instances of the service do. */
@ApplicationScoped
class Writers {

    private final Dynamo dynamo;
    private final Pairs pairs;
    private final Messages messages;
    private final Rows rows;
    private final Commit commit;
    private final Keys keys;
    private final MessagesConfig config;

    Writers(Dynamo dynamo, Pairs pairs, Messages messages, Rows rows, Commit commit, Keys keys, MessagesConfig config) {
        this.dynamo = dynamo;
        this.pairs = pairs;
        this.messages = messages;
        this.rows = rows;
        this.commit = commit;
        this.keys = keys;
        this.config = config;
    }

    ChangeMessage anotherEditor() {
        return new ChangeMessage(FreshHeads.on(dynamo), messages, rows, new Turns(), commit, config);
    }

    SendMessage another() {
        return new SendMessage(new Append(FreshHeads.on(dynamo), messages, rows, new Turns(), commit), keys);
    }

    StartConversation anotherStart() {
        var heads = FreshHeads.on(dynamo);
        var turns = new Turns();
        var sendMessage = new SendMessage(new Append(heads, messages, rows, turns, commit), keys);
        return new StartConversation(dynamo, pairs, heads, messages, rows, turns, commit, sendMessage);
    }
}
