package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Dynamo;
import jakarta.enterprise.event.Event;

/** Heads with a memory of their own, as another instance of the service has. */
public final class FreshHeads {

    private FreshHeads() {}

    public static Heads on(Dynamo dynamo) {
        return new Heads(dynamo);
    }

    /** Who tells that memory what has been committed. */
    public static Announce announcing(Heads heads, Event<Committed> committed) {
        return new Announce(heads, committed);
    }
}
