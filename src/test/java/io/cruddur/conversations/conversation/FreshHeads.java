package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Dynamo;

/** Heads with a memory of their own, as another instance of the service has. */
public final class FreshHeads {

    private FreshHeads() {}

    public static Heads on(Dynamo dynamo) {
        return new Heads(dynamo);
    }
}
