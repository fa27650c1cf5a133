package io.cruddur.conversations.admin.setup;

import static io.cruddur.conversations.admin.db.SetUpDatabase.told;

import io.cruddur.conversations.admin.SeedConversation;
import io.cruddur.conversations.admin.cognito.PoolTarget;
import io.cruddur.conversations.admin.db.SetUpDatabase;
import io.cruddur.conversations.admin.ddb.Tables;
import io.cruddur.conversations.admin.target.Place;
import io.cruddur.conversations.admin.terminal.Terminal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Adds to both stores what they lack, in order, since a conversation takes people. */
@ApplicationScoped
class SetUpStores {

    private final SetUpDatabase database;
    private final Tables tables;
    private final SeedConversation conversation;

    SetUpStores(SetUpDatabase database, Tables tables, SeedConversation conversation) {
        this.database = database;
        this.tables = tables;
        this.conversation = conversation;
    }

    void run(Place place, PoolTarget pool, boolean seed, Terminal terminal) {
        database.complete(place, pool, seed, terminal);
        tables.load(Optional.empty(), place.prod());
        told(terminal, "ddb schema-load", "the table " + place.table() + " is as it should be");
        if (seed) {
            told(terminal, "ddb seed", conversation.load().await().indefinitely() + " new messages");
        }
    }
}
