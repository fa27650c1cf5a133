package io.cruddur.conversations.admin.doctor;

import io.cruddur.conversations.admin.upkeep.Store;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.message.Keys;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Looks at what the rounds come by, and notes what it finds; pairs last, when their conversations have been mended. */
final class Practice {

    private static final Duration GRACE = Duration.ofDays(2);

    private final Store store;
    private final Conversations conversations;
    private final InboxRows rows;
    private final PairItems pairs;
    private final InstantSource clock;
    private final Casebook casebook;
    private final boolean fix;
    private final List<Item> suspects = Collections.synchronizedList(new ArrayList<>());

    Practice(
            Store store,
            Conversations conversations,
            InboxRows rows,
            PairItems pairs,
            InstantSource clock,
            Casebook casebook,
            boolean fix) {
        this.store = store;
        this.conversations = conversations;
        this.rows = rows;
        this.pairs = pairs;
        this.clock = clock;
        this.casebook = casebook;
        this.fix = fix;
    }

    void glance(Head head, Tally tally) {
        conversations.glance(head, tally, casebook, fix);
    }

    void look(ConversationId id) {
        conversations.look(id, casebook, fix);
    }

    void row(Item item) {
        rows.look(item, casebook, fix);
    }

    void pair(Item item) {
        if (pairs.isSuspect(item, casebook)) {
            suspects.add(item);
        }
    }

    List<Item> suspects() {
        return List.copyOf(suspects);
    }

    void suspect(Item item) {
        pairs.look(item, casebook, fix);
    }

    /** An idempotency key, or nothing of ours. */
    void key(Item item) {
        String where = item.pk() + " " + item.sk();
        if (!Keys.is(item)) {
            casebook.add(new Finding(Ill.FOREIGN, where), false);
        } else if (!Keys.expires(item)) {
            casebook.add(new Finding(Ill.KEY_ENDLESS, where), fix && expire(item));
        } else if (item.number(Write.EXPIRES_AT) < clock.instant().minus(GRACE).getEpochSecond()) {
            casebook.add(new Finding(Ill.KEY_EXPIRED, where), false);
        }
    }

    private boolean expire(Item item) {
        return Keys.expiring(item)
                .map(write -> store.transact(List.of(write)) instanceof Outcome.Committed)
                .orElse(false);
    }
}
