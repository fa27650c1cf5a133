package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.UserId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wake-ups on their way to the other instances: the first goes at once, and while it is under way the next ones wait, to go
 * together. Those of the same kind by the same person in the same conversation become one. When too many wait, the oldest
 * are given up.
 */
final class Outbox {

    private final int most;
    private final Map<Key, Wake> waiting = new LinkedHashMap<>();
    private boolean sending;

    private record Key(Wake.Kind kind, ConversationId conversation, Optional<UserId> by) {}

    Outbox(int most) {
        this.most = most;
    }

    /** Adds one, and tells how many were given up for it. */
    synchronized int put(Wake wake) {
        waiting.merge(new Key(wake.kind(), wake.conversation(), wake.by()), wake, Outbox::together);
        int given = 0;
        for (var oldest = waiting.keySet().iterator(); waiting.size() > most; given++) {
            oldest.next();
            oldest.remove();
        }
        return given;
    }

    /** What is to go now, all that wait; nothing while others are under way, until they have {@link #arrived}. */
    synchronized List<Wake> take() {
        if (sending || waiting.isEmpty()) {
            return List.of();
        }
        sending = true;
        var all = List.copyOf(waiting.values());
        waiting.clear();
        return all;
    }

    /** What was taken has arrived, or is lost. */
    synchronized void arrived() {
        sending = false;
    }

    private static Wake together(Wake one, Wake other) {
        var users = new LinkedHashSet<>(one.users());
        users.addAll(other.users());
        return new Wake(one.kind(), one.conversation(), users, one.by());
    }
}
