package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.admin.upkeep.Crew;
import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.admin.upkeep.Watch;
import io.cruddur.conversations.table.Fitting;
import io.cruddur.conversations.table.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Looks through the table, or a part of it, for what must not be there, beside the live service. Reads all of it at half the
 * price of a consistent reading, and for each conversation, inbox row and pair what belongs to it; closely only where
 * something looks ill.
 */
@ApplicationScoped
public class CheckUp {

    private static final int SAMPLES = 1000;
    private static final double ALL = 100;

    private final Store store;
    private final Crew crew;
    private final Fitting fitting;
    private final Conversations conversations;
    private final InboxRows rows;
    private final PairItems pairs;
    private final InstantSource clock;

    CheckUp(
            Store store,
            Crew crew,
            Fitting fitting,
            Conversations conversations,
            InboxRows rows,
            PairItems pairs,
            InstantSource clock) {
        this.store = store;
        this.crew = crew;
        this.fitting = fitting;
        this.conversations = conversations;
        this.rows = rows;
        this.pairs = pairs;
        this.clock = clock;
    }

    /**
     * Tells what is wrong, and mends what can be mended if that is asked for.
     *
     * @param perCent how much of the table to look at, drawn anew each time
     */
    public Diagnosis run(boolean fix, double perCent, Watch watch) {
        Units before = store.consumed();
        var casebook = new Casebook();
        for (Fitting.Misfit misfit : store.once(fitting.misfits())) {
            if (fix) {
                store.now(fitting.mend(misfit));
            }
            casebook.add(new Finding(Ill.TABLE_UNFIT, misfit.toString()), fix);
        }
        var practice = new Practice(store, conversations, rows, pairs, clock, casebook, fix);
        var read = new AtomicLong();
        int of = perCent < ALL ? SAMPLES : crew.size();
        crew.forEach(segments(perCent, of), segment -> {
            var rounds = new Rounds(practice, casebook);
            store.scan(segment, of, item -> {
                rounds.accept(item);
                watch.at("Looking", read.incrementAndGet(), 0);
            });
            rounds.end();
        });
        crew.forEach(practice.suspects(), practice::suspect);
        return new Diagnosis(
                read.get(),
                casebook.conversations(),
                casebook.cases(),
                store.consumed().minus(before));
    }

    private static List<Integer> segments(double perCent, int of) {
        var all = new ArrayList<>(IntStream.range(0, of).boxed().toList());
        if (perCent >= ALL) {
            return all;
        }
        Collections.shuffle(all);
        return all.subList(0, Math.clamp(Math.round(of * perCent / ALL), 1, of));
    }
}
