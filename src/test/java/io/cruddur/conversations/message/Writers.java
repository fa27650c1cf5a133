package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ChangeLog;
import io.cruddur.conversations.conversation.Committed;
import io.cruddur.conversations.conversation.FreshHeads;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.conversation.Turns;
import io.cruddur.conversations.table.Dynamo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

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
    private final ChangeLog log;
    private final Event<Committed> committed;

    Writers(
            Dynamo dynamo,
            Pairs pairs,
            Messages messages,
            Rows rows,
            Commit commit,
            Keys keys,
            MessagesConfig config,
            ChangeLog log,
            Event<Committed> committed) {
        this.dynamo = dynamo;
        this.pairs = pairs;
        this.messages = messages;
        this.rows = rows;
        this.commit = commit;
        this.keys = keys;
        this.config = config;
        this.log = log;
        this.committed = committed;
    }

    ChangeMessage anotherEditor() {
        var heads = FreshHeads.on(dynamo);
        return new ChangeMessage(
                heads, messages, rows, new Turns(), log, commit, FreshHeads.announcing(heads, committed), config);
    }

    SendMessage another() {
        return new SendMessage(append(FreshHeads.on(dynamo), new Turns()), keys);
    }

    StartConversation anotherStart() {
        var heads = FreshHeads.on(dynamo);
        var turns = new Turns();
        var sendMessage = new SendMessage(append(heads, turns), keys);
        return new StartConversation(
                dynamo,
                pairs,
                heads,
                messages,
                rows,
                turns,
                commit,
                sendMessage,
                FreshHeads.announcing(heads, committed));
    }

    private Append append(Heads heads, Turns turns) {
        return new Append(heads, messages, rows, turns, log, commit, FreshHeads.announcing(heads, committed));
    }
}
