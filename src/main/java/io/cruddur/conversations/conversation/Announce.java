package io.cruddur.conversations.conversation;

import io.cruddur.conversations.conversation.Committed.What;
import io.cruddur.conversations.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what has been committed: to the memory of heads, and to whoever listens for {@link Committed}. */
@ApplicationScoped
public class Announce {

    private final Heads heads;
    private final Event<Committed> event;

    Announce(Heads heads, Event<Committed> event) {
        this.heads = heads;
        this.event = event;
    }

    /** A message, or more, and with them maybe that somebody is no member any more. */
    public void message(Head seen, Head next) {
        heads.remember(next);
        event.fire(new Committed(What.MESSAGE, next.id(), next.members().keySet()));
        var gone = gone(seen, next);
        if (!gone.isEmpty()) {
            event.fire(new Committed(What.CHANGE, next.id(), gone));
        }
    }

    /** A change that these people's logs tell of. */
    public void change(Head next, Collection<UserId> whom) {
        heads.remember(next);
        event.fire(new Committed(What.CHANGE, next.id(), Set.copyOf(whom)));
    }

    /** Who was a member and is none any more. */
    public static Set<UserId> gone(Head seen, Head next) {
        return seen.members().keySet().stream().filter(user -> !next.has(user)).collect(Collectors.toSet());
    }
}
