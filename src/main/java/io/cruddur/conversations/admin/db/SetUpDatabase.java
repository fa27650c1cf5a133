package io.cruddur.conversations.admin.db;

import io.cruddur.conversations.admin.cognito.PoolTarget;
import io.cruddur.conversations.admin.target.Place;
import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.admin.terminal.Terminal;
import jakarta.enterprise.context.ApplicationScoped;

/** All steps from no database to one with people who are known to the identity provider. Each tells what it did. */
@ApplicationScoped
public class SetUpDatabase {

    private static final String IDENTITIES = "db update-cognito-user-ids";

    private final Databases databases;
    private final UsersTable users;
    private final Identities identities;

    SetUpDatabase(Databases databases, UsersTable users, Identities identities) {
        this.databases = databases;
        this.users = users;
        this.identities = identities;
    }

    /** Drops what is there, whoever is connected. */
    void drop(Place place, Terminal terminal) {
        told(terminal, "db drop", databases.drop(place.database(), true) ? "dropped" : "is not there");
    }

    /** Adds what is missing, and drops nothing; without a user pool nobody is matched. May be run again. */
    public void complete(Place place, PoolTarget pool, boolean seed, Terminal terminal) {
        told(terminal, "db create", databases.create(place.database()) ? "created" : "is there already");
        users.load();
        told(terminal, "db schema-load", "loaded");
        if (seed) {
            told(terminal, "db seed", users.seed() + " new people");
        }
        var provider = Provider.find(pool, place.prod());
        if (provider.isPresent()) {
            told(terminal, IDENTITIES, "as follows");
            new MatchPeople(provider.get().users(identities.handles()), false).run(identities, terminal);
        } else {
            told(terminal, IDENTITIES, "skipped: no user pool is configured");
        }
    }

    /** Says what became of a step. */
    public static void told(Terminal terminal, String step, String result) {
        terminal.line(() -> step + ": " + result, Fields.of("step", step).and("result", result));
    }
}
