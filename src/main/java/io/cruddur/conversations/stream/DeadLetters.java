package io.cruddur.conversations.stream;

import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.SetAside;
import io.cruddur.conversations.table.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps what can't be taken in, whole and with the reason, out of the way of those who read. The log has its key only. */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Dynamo dynamo;
    private final SetAside aside;

    DeadLetters(Dynamo dynamo, SetAside aside) {
        this.dynamo = dynamo;
        this.aside = aside;
    }

    /**
     * Notes the key of a record that can't be handled, which is a defect: what it tells of stays where it is. What a failure
     * says might be part of a text, so only its kind is kept.
     */
    Uni<Verdict> note(Change change, Throwable failure) {
        String why = failure.getClass().getName();
        Item note = Item.keyed(
                        SetAside.partition(change.key().pk()), change.key().sk() + "#STREAM")
                .with("why", why)
                .with("sequence", change.sequence());
        return dynamo.transact("set-aside", List.of(Write.put(note)))
                .invoke(_ -> LOG.errorf("The record %s can't be handled: %s", change, why))
                .replaceWith(Verdict.GIVEN_UP);
    }

    /** Sets an item aside, if it is still as it was seen. */
    Uni<Verdict> keep(Item item, String why) {
        return aside.move(item, why)
                .chain(writes -> dynamo.transact("set-aside", writes))
                .invoke(_ -> LOG.warnf("Set aside %s %s: %s", item.pk(), item.sk(), why))
                .replaceWith(Verdict.SET_ASIDE);
    }
}
