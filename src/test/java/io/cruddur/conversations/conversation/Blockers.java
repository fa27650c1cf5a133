package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Dynamo;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Makes what blocks people and shares nothing but the table, as instances of the service do. */
@ApplicationScoped
public class Blockers {

    private final Dynamo dynamo;
    private final Blocks blocks;
    private final Pairs pairs;
    private final InstantSource clock;

    Blockers(Dynamo dynamo, Blocks blocks, Pairs pairs, InstantSource clock) {
        this.dynamo = dynamo;
        this.blocks = blocks;
        this.pairs = pairs;
        this.clock = clock;
    }

    public BlockPerson another() {
        return new BlockPerson(dynamo, blocks, pairs, FreshHeads.on(dynamo), new Turns(), clock);
    }
}
