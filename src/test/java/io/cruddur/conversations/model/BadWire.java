package io.cruddur.conversations.model;

import io.cruddur.conversations.world.Faults;
import io.cruddur.conversations.world.SteeredClock;
import io.cruddur.conversations.world.StoredTable;
import java.time.Duration;
import java.util.Random;

/** A wire to DynamoDB on which every call may fail, and what seems lost may arrive late: before it is repeated, or after. */
final class BadWire extends SteeredWire {

    private final Faults faults;
    private final StoredTable stored;
    private final Random random;

    BadWire(SteeredClock clock, Faults faults, StoredTable stored, long seed) {
        super(clock);
        this.faults = faults;
        this.stored = stored;
        this.random = new Random(seed);
        faults.begin(seed);
    }

    @Override
    public boolean isBad() {
        return true;
    }

    @Override
    public void betweenSteps(Duration tick) {
        super.betweenSteps(tick);
        sometimesDeliver();
    }

    @Override
    public void betweenRepetitions() {
        sometimesDeliver();
    }

    @Override
    public void settle() {
        for (var late = faults.straggler(); late.isPresent(); late = faults.straggler()) {
            stored.carryOut(late.get());
        }
    }

    private void sometimesDeliver() {
        if (random.nextInt(3) == 0) {
            faults.straggler().ifPresent(stored::carryOut);
        }
    }

    @Override
    public void undisturbed(Runnable look) {
        faults.pause(true);
        try {
            look.run();
        } finally {
            faults.pause(false);
        }
    }
}
