package io.cruddur.conversations.stream;

import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.SetAside;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Sets an item aside, if it is still as it was seen. */
    Uni<Verdict> keep(Item item, String why) {
        return aside.move(item, why)
                .chain(writes -> dynamo.transact("set-aside", writes))
                .invoke(_ -> LOG.warnf("Set aside %s %s: %s", item.pk(), item.sk(), why))
                .replaceWith(Verdict.SET_ASIDE);
    }
}
