package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.admin.upkeep.Crew;
import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.admin.upkeep.Watch;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.table.Fitting;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Units;
import io.cruddur.conversations.table.Write;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Turns a table of the original into ours, in place. It may be stopped at any point, even by {@code kill -9}, and run again,
 * and ends the same: everything is planned from what is in the table just then. What is adopted already costs its reading.
 * No text is deleted before its copy is there.
 */
@ApplicationScoped
public class AdoptTable {

    private static final int ATTEMPTS = 20;
    private static final ConversationId NONE = new ConversationId(new UUID(0, 0));

    private final Store store;
    private final Crew crew;
    private final Fitting fitting;
    private final ReadFamily readFamily;
    private final LayOut layOut;
    private final AppendLate appendLate;
    private final PutAside putAside;

    AdoptTable(
            Store store,
            Crew crew,
            Fitting fitting,
            ReadFamily readFamily,
            LayOut layOut,
            AppendLate appendLate,
            PutAside putAside) {
        this.store = store;
        this.crew = crew;
        this.fitting = fitting;
        this.readFamily = readFamily;
        this.layOut = layOut;
        this.appendLate = appendLate;
        this.putAside = putAside;
    }

    /** Says what there is to do, and does nothing. */
    public Summary plan(Consumer<Adopted> report, Watch watch) {
        return run(false, report, watch);
    }

    /** Does it. */
    public Summary adopt(Consumer<Adopted> report, Watch watch) {
        return run(true, report, watch);
    }

    private Summary run(boolean really, Consumer<Adopted> report, Watch watch) {
        Units before = store.consumed();
        var sum = new Summary.Sum();
        for (Fitting.Misfit misfit : store.once(fitting.misfits())) {
            sum.add(Repair.valueOf(misfit.name()), 1);
            if (really) {
                store.now(fitting.mend(misfit));
            }
        }
        var survey = new Survey();
        var read = new AtomicLong();
        crew.scan(_ -> item -> {
            survey.add(item);
            watch.at("Reading", read.incrementAndGet(), 0);
        });
        var families = Family.of(survey);
        var done = new AtomicLong();
        crew.forEach(families, family -> {
            tell(really ? carryOut(() -> plan(family)) : plan(family), sum, report);
            watch.at(really ? "Adopting" : "Planning", done.incrementAndGet(), families.size());
        });
        if (!survey.strays().isEmpty()) {
            Supplier<Plan> strays = () -> putAside.plan(survey.strays(), NONE);
            tell(really ? carryOut(strays) : strays.get(), sum, report);
        }
        return sum.summary(survey, store.consumed().minus(before), crew.size());
    }

    private static void tell(Plan plan, Summary.Sum sum, Consumer<Adopted> report) {
        sum.add(plan);
        if (plan.writes() > 0) {
            var adopted = new Adopted(plan.conversation(), plan.repairs(), plan.merged());
            synchronized (sum) {
                report.accept(adopted);
            }
        }
    }

    private Plan plan(Family family) {
        Snapshot snapshot = readFamily.read(family);
        if (snapshot.isEmpty()) {
            return new Plan(family.id(), List.of(), new Plan.Tally().counts(), List.of());
        }
        return snapshot.target()
                .map(head -> appendLate.plan(snapshot, head))
                .or(() -> family.people().map(two -> layOut.plan(snapshot, two)))
                .orElseGet(() -> putAside.plan(snapshot));
    }

    /** What was planned at first; where somebody else wrote meanwhile, another plan was carried out. */
    private Plan carryOut(Supplier<Plan> planning) {
        Plan first = planning.get();
        Plan plan = first;
        int inVain = 0;
        for (int done = commit(plan); done < plan.transactions().size(); done = commit(plan)) {
            inVain = done == 0 ? inVain + 1 : 0;
            if (inVain == ATTEMPTS) {
                throw new IllegalStateException("The conversation " + plan.conversation()
                        + " is being changed all the time: stop whatever writes to the table, and run this again.");
            }
            plan = planning.get();
        }
        return first;
    }

    /** How many of the transactions were carried out before one was refused. */
    private int commit(Plan plan) {
        int done = 0;
        for (List<Write> transaction : plan.transactions()) {
            if (store.transact(transaction) instanceof Outcome.Refused) {
                return done;
            }
            done++;
        }
        return done;
    }
}
